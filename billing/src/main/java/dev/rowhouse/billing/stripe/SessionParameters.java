package dev.rowhouse.billing.stripe;

import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import dev.rowhouse.db.money.Money;
import java.util.Locale;

/** A rent in the words of Stripe's API: a price made on the spot that recurs with the term. */
final class SessionParameters {
  private SessionParameters() {}

  static SessionCreateParams of(RentCheckout wanted) {
    var params =
        SessionCreateParams.builder()
            .setMode(SessionCreateParams.Mode.SUBSCRIPTION)
            .setClientReferenceId(wanted.rental())
            .setSuccessUrl(wanted.successUrl())
            .setCancelUrl(wanted.cancelUrl())
            .putMetadata("rental", wanted.rental())
            .setSubscriptionData(
                SessionCreateParams.SubscriptionData.builder()
                    .putMetadata("rental", wanted.rental())
                    .build())
            .addLineItem(rent(wanted));
    if (wanted.setup().minor() > 0) {
      params.addLineItem(line(price("Setup of " + wanted.name(), wanted.setup()).build()));
    }
    return params.build();
  }

  private static LineItem rent(RentCheckout wanted) {
    var recurring =
        PriceData.Recurring.builder()
            .setInterval(PriceData.Recurring.Interval.MONTH)
            .setIntervalCount((long) wanted.months())
            .build();
    return line(price(wanted.name(), wanted.rent()).setRecurring(recurring).build());
  }

  private static LineItem line(PriceData price) {
    return LineItem.builder().setQuantity(1L).setPriceData(price).build();
  }

  private static PriceData.Builder price(String name, Money amount) {
    return PriceData.builder()
        .setCurrency(code(amount))
        .setUnitAmount(amount.minor())
        .setProductData(PriceData.ProductData.builder().setName(name).build());
  }

  static SubscriptionUpdateParams repriced(String item, String product, Money rent, int months) {
    var recurring =
        SubscriptionUpdateParams.Item.PriceData.Recurring.builder()
            .setInterval(SubscriptionUpdateParams.Item.PriceData.Recurring.Interval.MONTH)
            .setIntervalCount((long) months)
            .build();
    var price =
        SubscriptionUpdateParams.Item.PriceData.builder()
            .setCurrency(code(rent))
            .setUnitAmount(rent.minor())
            .setProduct(product)
            .setRecurring(recurring)
            .build();
    return SubscriptionUpdateParams.builder()
        .setProrationBehavior(SubscriptionUpdateParams.ProrationBehavior.NONE)
        .addItem(SubscriptionUpdateParams.Item.builder().setId(item).setPriceData(price).build())
        .build();
  }

  private static String code(Money amount) {
    return amount.currency().getCurrencyCode().toLowerCase(Locale.ROOT);
  }
}
