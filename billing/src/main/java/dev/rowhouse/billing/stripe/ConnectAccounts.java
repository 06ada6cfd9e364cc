package dev.rowhouse.billing.stripe;

/**
 * Accounts that money is sent on to, opened and looked at with the platform's key. Talks over the
 * network: never inside a transaction. All throw {@link CheckoutFailed}.
 */
public interface ConnectAccounts {
  /**
   * @return Stripe's name of the account, the same for the same order
   */
  String open(NewConnectAccount wanted);

  /**
   * A page of Stripe's where the account's owner answers what Stripe asks; good once, and for
   * minutes.
   *
   * @param refreshUrl where Stripe sends somebody whose page is too old
   * @param returnUrl where Stripe sends somebody who is done, or has had enough
   */
  String page(String account, String refreshUrl, String returnUrl);

  /** As it is now. */
  ConnectAccount read(String account);
}
