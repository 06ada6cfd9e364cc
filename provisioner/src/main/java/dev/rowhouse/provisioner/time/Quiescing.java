package dev.rowhouse.provisioner.time;

import dev.rowhouse.db.id.Unowned;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Waits until nothing is left to do. Work makes other work, in another table and a moment later:
 * only what is empty twice, with a pause between, is empty.
 */
@Unowned
@Component
public class Quiescing {
  private static final Duration PAUSE = Duration.ofMillis(150);

  private final Backlog backlog;

  Quiescing(Backlog backlog) {
    this.backlog = backlog;
  }

  /** What is still due when the time is over; all zero when it became quiet before. */
  public List<Waiting> await(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    int quiet = 0;
    while (quiet < 2 && System.nanoTime() < end) {
      quiet = backlog.isEmpty() ? quiet + 1 : 0;
      if (quiet < 2 && !pause()) {
        break;
      }
    }
    return backlog.now();
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
