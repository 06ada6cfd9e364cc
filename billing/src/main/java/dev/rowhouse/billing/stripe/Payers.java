package dev.rowhouse.billing.stripe;

import com.stripe.param.billingportal.SessionCreateParams;
import org.springframework.stereotype.Component;

/** Whoever pays rent, at Stripe's own pages for them. Talks over the network. */
@Component
public class Payers {
  private final PlatformClient client;

  Payers(PlatformClient client) {
    this.client = client;
  }

  /**
   * A page of Stripe's, open for a short time, where the payer of the subscription changes their
   * means of payment and reads Stripe's own invoices.
   *
   * @throws CheckoutFailed as {@link Checkouts}
   */
  public String page(String subscription, String returnUrl) {
    return client.ask(stripe -> {
      String customer = stripe.subscriptions().retrieve(subscription).getCustomer();
      var params =
          SessionCreateParams.builder().setCustomer(customer).setReturnUrl(returnUrl).build();
      return stripe.billingPortal().sessions().create(params).getUrl();
    });
  }
}
