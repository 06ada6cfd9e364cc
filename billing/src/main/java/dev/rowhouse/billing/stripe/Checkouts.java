package dev.rowhouse.billing.stripe;

import dev.rowhouse.db.money.Money;
import java.util.Optional;

/**
 * Rent paid through Stripe, with the platform's key. Each call talks over the network: never inside
 * a transaction. What changes something carries a name that its caller wrote down before, so that
 * asking again after a crash does it once.
 *
 * <p>All throw {@link CheckoutFailed}, which tells what passes from what does not.
 */
public interface Checkouts {
  /** A page where somebody pays the first term and leaves with a subscription. */
  OpenCheckout open(RentCheckout wanted);

  /**
   * Nobody can pay there any more; no failure when that is so already.
   *
   * @return the subscription that it was left with where somebody paid before
   */
  Optional<String> expire(String session);

  /** As it is now; at most the twelve last paid invoices. */
  RentSubscription read(String subscription);

  /** What Stripe kept of a payment. */
  Money fee(String charge);

  /**
   * Gives money back.
   *
   * @return Stripe's identifier of the refund, the same for the same order
   */
  String refund(RentRefund order);

  /** No further payments, from now on or from the end of the paid term; no failure when over. */
  void stop(String subscription, boolean atPeriodEnd);

  /** Payments go on after the paid term; no failure when they do, or when all is over. */
  void goOn(String subscription);

  /**
   * Another rent from the next term on; what is paid stays as it is.
   *
   * @param operation the caller's name for it
   */
  void reprice(String subscription, Money rent, int months, String operation);
}
