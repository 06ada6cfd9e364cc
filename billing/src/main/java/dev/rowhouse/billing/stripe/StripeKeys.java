package dev.rowhouse.billing.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.CustomerListParams;
import com.stripe.param.SubscriptionListParams;
import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.db.secret.Vault;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The restricted keys of owners, one a mode; sealed, and never shown again. */
@Component
public class StripeKeys {
  private static final Pattern RESTRICTED = Pattern.compile("rk_(live|test)_[A-Za-z0-9_]{8,240}");

  private final StripeKeyStore store;
  private final Clients clients;
  private final Vault vault;
  private final Clock clock;

  StripeKeys(StripeKeyStore store, Clients clients, Vault vault, Clock clock) {
    this.store = store;
    this.clients = clients;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * Tries the key against Stripe, then keeps it in place of the one before.
   *
   * @throws InvalidStripeKey when it is no restricted key or may not read what we need
   */
  public StripeKey save(OwnerId owner, String key) {
    var shape = RESTRICTED.matcher(key);
    if (!shape.matches()) {
      throw new InvalidStripeKey(
          "use a restricted key (rk_live_… or rk_test_…) that may read subscriptions and"
              + " customers");
    }
    check(clients.with(key));
    boolean live = shape.group(1).equals("live");
    String hint = "rk_" + shape.group(1) + "_…" + key.substring(key.length() - 4);
    var saved = new StripeKey(live, hint, clock.instant());
    store.save(owner, saved, vault.seal(key, context(owner, live)));
    return saved;
  }

  public List<StripeKey> list(OwnerId owner) {
    return store.list(owner);
  }

  public void forget(OwnerId owner, boolean livemode) {
    store.delete(owner, livemode);
  }

  Optional<String> open(OwnerId owner, boolean livemode) {
    return store
        .sealed(owner, livemode)
        .map(sealed -> vault.open(sealed, context(owner, livemode)));
  }

  private static void check(StripeClient client) {
    try {
      client.v1().subscriptions().list(SubscriptionListParams.builder().setLimit(1L).build());
      client.v1().customers().list(CustomerListParams.builder().setLimit(1L).build());
    } catch (StripeException e) {
      throw new InvalidStripeKey(String.valueOf(FetchFailed.of(e).getMessage()));
    }
  }

  private static String context(OwnerId owner, boolean livemode) {
    return "stripe-key:" + owner.value() + ":" + (livemode ? "live" : "test");
  }
}
