package dev.rowhouse.marketplace.testing;

import dev.rowhouse.billing.stripe.CheckoutFailed;
import dev.rowhouse.billing.stripe.Transfer;
import dev.rowhouse.billing.stripe.Transfers;
import dev.rowhouse.db.money.Money;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** A Stripe that sends each transfer once for its name, as there. */
@Component
@Primary
public class FakeTransfers implements Transfers {
  private final Map<String, Money> sent = new ConcurrentHashMap<>();
  private volatile @Nullable CheckoutFailed refusal;

  /** Thrown by the next calls; what passes is thrown after the money went. */
  public void refuse(@Nullable CheckoutFailed failure) {
    refusal = failure;
  }

  public Map<String, Money> sent() {
    return Map.copyOf(sent);
  }

  @Override
  public String send(Transfer order) {
    CheckoutFailed failure = refusal;
    if (failure == null || failure.passing()) {
      sent.putIfAbsent(order.operation(), order.amount());
    }
    if (failure != null) {
      throw failure;
    }
    return "tr_" + order.operation();
  }
}
