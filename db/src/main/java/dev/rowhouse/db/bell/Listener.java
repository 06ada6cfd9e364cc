package dev.rowhouse.db.bell;

import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One action; rings while it runs cause one more run, not many. */
public final class Listener {
  private static final Logger log = LoggerFactory.getLogger(Listener.class);

  private final String name;
  private final Runnable action;
  private final AtomicInteger rings = new AtomicInteger();

  /**
   * @param name of its thread and in the log
   * @param action never runs twice at the same time
   */
  public Listener(String name, Runnable action) {
    this.name = name;
    this.action = action;
  }

  public void wake() {
    if (rings.getAndIncrement() == 0) {
      Thread.ofVirtual().name("bell-" + name).start(this::run);
    }
  }

  private void run() {
    int seen;
    do {
      seen = rings.get();
      try {
        action.run();
      } catch (RuntimeException e) {
        log.warn("a listener of {} failed; its sweep will try again", name, e);
      }
    } while (!rings.compareAndSet(seen, 0));
  }
}
