package dev.rowhouse.billing.stripe;

/**
 * Money from the platform's balance to connected accounts, with the platform's key. Talks over the
 * network: never inside a transaction.
 */
public interface Transfers {
  /**
   * @return Stripe's identifier of the transfer, the same for the same order
   * @throws CheckoutFailed which tells what passes from what does not
   */
  String send(Transfer order);
}
