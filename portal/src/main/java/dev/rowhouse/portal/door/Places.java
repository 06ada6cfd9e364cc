package dev.rowhouse.portal.door;

import dev.rowhouse.provisioner.ConnectionId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * How many may wait for one provider at once, so that one that does not answer holds up nobody who
 * goes to another.
 */
@Component
class Places {
  private static final int EACH = 8;

  private final Map<ConnectionId, Semaphore> free = new ConcurrentHashMap<>();
  private final Turns turns;

  Places(Turns turns) {
    this.turns = turns;
  }

  /**
   * @throws Impasse when all places are taken
   */
  <T> T in(ConnectionId connection, Supplier<T> work) {
    Semaphore places = free.computeIfAbsent(connection, _ -> new Semaphore(EACH));
    if (!places.tryAcquire()) {
      throw Impasse.crowded();
    }
    try {
      return turns.aside(work);
    } finally {
      places.release();
    }
  }
}
