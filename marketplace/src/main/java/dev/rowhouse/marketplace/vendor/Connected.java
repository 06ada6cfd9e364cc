package dev.rowhouse.marketplace.vendor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The account at Stripe that a vendor is paid out to.
 *
 * @param account Stripe's identifier
 * @param capabilities what Stripe says is active for it, for example {@code transfers}; {@code
 *     payouts} where Stripe pays it out to a bank
 * @param due what Stripe asks for next, in its own names
 * @param disabled why Stripe holds it up, in its own word; empty when it does not
 * @param goneAt since when it does not consent any more
 */
public record Connected(
    String account,
    Set<String> capabilities,
    List<String> due,
    Optional<String> disabled,
    Optional<Instant> goneAt) {
  /** Accounts of the examples on an installation for trying out; no money ever goes there. */
  public static final String EXAMPLE = "acct_example_";

  static final String TRANSFERS = "transfers";
  static final String PAYOUTS = "payouts";

  public Connected {
    capabilities = Set.copyOf(capabilities);
    due = List.copyOf(due);
  }

  /** Nothing is asked of it, and nothing holds it up. */
  public Connected(String account, Set<String> capabilities) {
    this(account, capabilities, List.of(), Optional.empty(), Optional.empty());
  }

  /** Whether Stripe knows enough of the vendor to let money go there, and on to a bank. */
  public boolean payable() {
    return goneAt.isEmpty() && capabilities.contains(TRANSFERS) && capabilities.contains(PAYOUTS);
  }
}
