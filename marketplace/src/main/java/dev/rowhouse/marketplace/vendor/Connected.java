package dev.rowhouse.marketplace.vendor;

import java.util.Set;

/**
 * The account at Stripe that a vendor is paid out to.
 *
 * @param account Stripe's identifier
 * @param capabilities what Stripe says is active for it, for example {@code transfers}
 */
public record Connected(String account, Set<String> capabilities) {
  /** Accounts of the examples on an installation for trying out; no money ever goes there. */
  public static final String EXAMPLE = "acct_example_";

  public Connected {
    capabilities = Set.copyOf(capabilities);
  }

  /** Whether Stripe knows enough of the vendor to let money go there. */
  public boolean payable() {
    return capabilities.contains("transfers");
  }
}
