package dev.rowhouse.billing.stripe;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.model.Subscription;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.service.V1Services;
import dev.rowhouse.db.money.Money;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class StripeCheckouts implements Checkouts {
  static final String OPERATION = "operation";

  private final PlatformClient client;

  StripeCheckouts(PlatformClient client) {
    this.client = client;
  }

  @Override
  public OpenCheckout open(RentCheckout wanted) {
    var params = SessionParameters.of(wanted);
    return client.ask(stripe -> {
      var session =
          stripe.checkout().sessions().create(params, PlatformClient.named(wanted.operation()));
      return new OpenCheckout(session.getId(), session.getUrl());
    });
  }

  @Override
  public Optional<String> expire(String session) {
    return client.ask(stripe -> {
      try {
        stripe.checkout().sessions().expire(session);
        return Optional.empty();
      } catch (InvalidRequestException e) {
        var now = stripe.checkout().sessions().retrieve(session);
        if ("open".equals(now.getStatus())) {
          throw e;
        }
        return Optional.ofNullable(now.getSubscription());
      }
    });
  }

  @Override
  public RentSubscription read(String subscription) {
    var invoices =
        InvoiceListParams.builder()
            .setSubscription(subscription)
            .setStatus(InvoiceListParams.Status.PAID)
            .setLimit(12L)
            .addExpand("data.payments")
            .build();
    return client.ask(stripe -> {
      Subscription told = stripe.subscriptions().retrieve(subscription);
      return RentReading.of(
          told, stripe.invoices().list(invoices), Setbacks.of(stripe, told.getCustomer()));
    });
  }

  @Override
  public Money fee(String charge) {
    var params =
        PaymentIntentRetrieveParams.builder()
            .addExpand("latest_charge.balance_transaction")
            .build();
    return client.ask(stripe -> {
      var intent = stripe.paymentIntents().retrieve(charge, params);
      var booked = intent.getLatestChargeObject().getBalanceTransactionObject();
      return Money.of(booked.getFee(), booked.getCurrency());
    });
  }

  @Override
  public String refund(RentRefund order) {
    var params =
        RefundCreateParams.builder()
            .setPaymentIntent(order.charge())
            .setAmount(order.amount().minor())
            .putMetadata(OPERATION, order.operation())
            .build();
    return client.ask(stripe -> {
      Optional<String> known = order.repeated() ? known(stripe, order) : Optional.empty();
      return known.isPresent()
          ? known.get()
          : stripe.refunds().create(params, PlatformClient.named(order.operation())).getId();
    });
  }

  private static Optional<String> known(V1Services stripe, RentRefund order)
      throws StripeException {
    var params = RefundListParams.builder().setPaymentIntent(order.charge()).setLimit(100L).build();
    return stripe.refunds().list(params).getData().stream()
        .filter(refund -> order.operation().equals(refund.getMetadata().get(OPERATION)))
        .map(Refund::getId)
        .findFirst();
  }

  @Override
  public void stop(String subscription, boolean atPeriodEnd) {
    var atEnd = SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(true).build();
    client.ask(stripe -> {
      Subscription now = stripe.subscriptions().retrieve(subscription);
      if ("canceled".equals(now.getStatus())) {
        return now;
      }
      return atPeriodEnd
          ? stripe.subscriptions().update(subscription, atEnd)
          : stripe.subscriptions().cancel(subscription);
    });
  }

  @Override
  public void goOn(String subscription) {
    var params = SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(false).build();
    client.ask(stripe -> {
      Subscription now = stripe.subscriptions().retrieve(subscription);
      boolean ends = Boolean.TRUE.equals(now.getCancelAtPeriodEnd());
      return ends && !"canceled".equals(now.getStatus())
          ? stripe.subscriptions().update(subscription, params)
          : now;
    });
  }

  @Override
  public void reprice(String subscription, Money rent, int months, String operation) {
    client.ask(stripe -> {
      var item = stripe.subscriptions().retrieve(subscription).getItems().getData().getFirst();
      var params =
          SessionParameters.repriced(item.getId(), item.getPrice().getProduct(), rent, months);
      return stripe.subscriptions().update(subscription, params, PlatformClient.named(operation));
    });
  }
}
