package dev.rowhouse.billing.testing;

import dev.rowhouse.billing.SubscriptionChanged;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Stands for the modules above: keeps what it heard and does what a test tells it to. */
@Component
public class Listening {
  private static final Consumer<SubscriptionChanged> NOTHING = _ -> {};

  public final List<SubscriptionChanged> heard = new CopyOnWriteArrayList<>();
  private volatile Consumer<SubscriptionChanged> action = NOTHING;

  public void then(Consumer<SubscriptionChanged> wanted) {
    action = wanted;
  }

  public void reset() {
    action = NOTHING;
    heard.clear();
  }

  @EventListener
  void on(SubscriptionChanged change) {
    heard.add(change);
    action.accept(change);
  }
}
