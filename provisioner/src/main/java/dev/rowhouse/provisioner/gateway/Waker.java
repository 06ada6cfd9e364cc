package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.container.Waking;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks once for a start however many requests arrive. Asking writes a row, so it need not be
 * repeated; but while someone still waits it is, in case that the first writer was killed.
 */
final class Waker {
  private static final Logger log = LoggerFactory.getLogger(Waker.class);
  private static final long AGAIN = Duration.ofSeconds(10).toMillis();
  private static final long AFTER_FAILURE = Duration.ofSeconds(1).toMillis();

  private final Waking waking;
  private final Executor executor;
  private final Counters counters;

  /**
   * @param executor where the database may block
   */
  Waker(Waking waking, Executor executor, Counters counters) {
    this.waking = waking;
    this.executor = executor;
    this.counters = counters;
  }

  void wake(Door door, long now) {
    long asked = door.wakeAsked.get();
    if (now - asked >= AGAIN && door.wakeAsked.compareAndSet(asked, now)) {
      executor.execute(() -> ask(door, now));
    }
  }

  private void ask(Door door, long now) {
    if (door.route().observed() == Observed.RUNNING) {
      // It came up since the request looked; whoever finds it asleep again need not wait for this.
      door.wakeAsked.compareAndSet(now, 0);
      return;
    }
    try {
      waking.wake(door.route().container(), Cause.gateway("a request arrived"));
      counters.wakes.increment();
    } catch (RuntimeException e) {
      log.warn("{} cannot be woken now; trying again", door.route().container(), e);
      door.wakeAsked.compareAndSet(now, now - AGAIN + AFTER_FAILURE);
    }
  }
}
