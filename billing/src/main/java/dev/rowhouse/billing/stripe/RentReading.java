package dev.rowhouse.billing.stripe;

import com.stripe.model.Invoice;
import com.stripe.model.StripeCollection;
import com.stripe.model.Subscription;
import dev.rowhouse.billing.SubscriptionStatus;
import dev.rowhouse.db.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What Stripe told of a rent, in our words. */
final class RentReading {
  private RentReading() {}

  static RentSubscription of(
      Subscription subscription,
      StripeCollection<Invoice> invoices,
      Map<String, List<RentSetback>> setbacks) {
    return new RentSubscription(
        subscription.getId(),
        subscription.getMetadata().getOrDefault("rental", ""),
        SubscriptionStatus.valueOf(subscription.getStatus().toUpperCase(Locale.ROOT)),
        paid(invoices.getData(), setbacks));
  }

  /** Stripe lists the newest first. What was free of charge needed no payment. */
  private static List<RentInvoice> paid(
      List<Invoice> invoices, Map<String, List<RentSetback>> setbacks) {
    return invoices.reversed().stream()
        .filter(invoice -> invoice.getAmountPaid() > 0)
        .map(invoice -> invoice(invoice, setbacks))
        .toList();
  }

  private static RentInvoice invoice(Invoice invoice, Map<String, List<RentSetback>> setbacks) {
    String charge = charge(invoice);
    return new RentInvoice(
        invoice.getId(),
        charge,
        Money.of(invoice.getAmountPaid(), invoice.getCurrency()),
        Instant.ofEpochSecond(invoice.getStatusTransitions().getPaidAt()),
        setbacks.getOrDefault(charge, List.of()));
  }

  private static String charge(Invoice invoice) {
    return invoice.getPayments().getData().stream()
        .filter(payment -> "paid".equals(payment.getStatus()))
        .map(payment -> payment.getPayment().getPaymentIntent())
        .findFirst()
        .orElseThrow(() ->
            new CheckoutFailed("invoice " + invoice.getId() + " tells no payment", true, null));
  }
}
