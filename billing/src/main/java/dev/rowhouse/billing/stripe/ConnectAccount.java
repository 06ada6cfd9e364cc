package dev.rowhouse.billing.stripe;

import java.util.List;
import java.util.Optional;

/**
 * An account that is connected to the platform's, as Stripe has it now.
 *
 * @param account {@code acct_…}
 * @param submitted whether its owner has been through Stripe's questions once
 * @param transfers whether money can be sent to it
 * @param payouts whether Stripe pays it out to a bank
 * @param due what Stripe asks for next, in its own names
 * @param disabled why it is held up, in Stripe's own word; empty when it is not
 */
public record ConnectAccount(
    String account,
    boolean submitted,
    boolean transfers,
    boolean payouts,
    List<String> due,
    Optional<String> disabled) {
  public ConnectAccount {
    due = List.copyOf(due);
  }
}
