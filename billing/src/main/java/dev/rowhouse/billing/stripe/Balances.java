package dev.rowhouse.billing.stripe;

import java.time.Instant;
import java.util.List;

/** What Stripe did with the platform's balance. Talks over the network. */
public interface Balances {
  /** Whether the platform has a key to ask with. */
  boolean known();

  /**
   * All lines since the moment, newest first.
   *
   * @throws CheckoutFailed as {@link Checkouts}
   */
  List<BalanceLine> since(Instant moment);
}
