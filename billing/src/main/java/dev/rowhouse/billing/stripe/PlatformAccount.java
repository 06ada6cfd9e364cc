package dev.rowhouse.billing.stripe;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes true what the settings say of the platform's account at Stripe: its restricted key is
 * saved, and endpoints of ours are told of payments and of vendors' accounts. Tried until Stripe
 * agrees; asked again it changes nothing.
 */
@Component
public class PlatformAccount {
  private final StripeKeys keys;
  private final PlatformHooks hooks;
  private final String key;
  private volatile boolean done;

  PlatformAccount(
      StripeKeys keys, PlatformHooks hooks, @Value("${rowhouse.platform.stripe-key:}") String key) {
    this.keys = keys;
    this.hooks = hooks;
    this.key = key.strip();
  }

  /**
   * @throws InvalidStripeKey when Stripe does not know the key
   * @throws CheckoutFailed when the key may not make the endpoints
   */
  public int sweep() {
    if (done || key.isEmpty()) {
      return 0;
    }
    boolean live = key.startsWith("rk_live_");
    if (!keys.open(Platform.OWNER, live).map(key::equals).orElse(false)) {
      keys.save(Platform.OWNER, key);
    }
    hooks.ensure(live);
    done = true;
    return 1;
  }
}
