package dev.rowhouse.billing.inbox;

import dev.rowhouse.billing.EventId;
import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.bell.Topic;
import dev.rowhouse.db.id.Ids;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Works the inbox off: many lanes at a time, one event of a lane at a time. Hears the bell; {@link
 * #sweep} finds what no ring delivered and what is due again.
 */
@Component
@OnRole(Role.WORKER)
public class Drainer implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Drainer.class);
  private static final int PARALLEL = 8;
  // Longer than one fetch from the sender may take; a lane is held anew before each event.
  private static final Duration LEASE = Duration.ofSeconds(25);
  private static final Duration KEPT = Duration.ofDays(90);

  private final LaneStore lanes;
  private final EventQueue queue;
  private final Processing processing;
  private final Bell bell;
  private final Clock clock;
  private final Semaphore permits = new Semaphore(PARALLEL);
  private volatile boolean running;
  private AutoCloseable listening = () -> {};

  Drainer(LaneStore lanes, EventQueue queue, Processing processing, Bell bell, Clock clock) {
    this.lanes = lanes;
    this.queue = queue;
    this.processing = processing;
    this.bell = bell;
    this.clock = clock;
  }

  /** Takes up what is due now and returns without waiting for it to be done. */
  public synchronized void sweep() {
    if (!running) {
      return;
    }
    for (Lane lane : lanes.due(clock.instant(), 2 * PARALLEL)) {
      if (!permits.tryAcquire()) {
        return;
      }
      start(lane);
    }
  }

  /** Forgets finished events that came more than three months ago. */
  public void tidy() {
    queue.purge(clock.instant().minus(KEPT), 1_000);
  }

  private void start(Lane lane) {
    String holder = Ids.mint("run");
    if (hold(lane, holder)) {
      Thread.ofVirtual().name("inbox").start(() -> work(lane, holder));
    } else {
      permits.release();
    }
  }

  private void work(Lane lane, String holder) {
    try {
      drain(lane, holder);
      lanes.release(lane, holder);
    } catch (RuntimeException e) {
      log.warn("an event's lane was left; it is taken up again in {}", LEASE, e);
    } finally {
      permits.release();
    }
    // What came for this lane while it was held, and what found no permit.
    again();
  }

  private void again() {
    try {
      sweep();
    } catch (RuntimeException e) {
      log.warn("the inbox could not be looked at; the next sweep will", e);
    }
  }

  private void drain(Lane lane, String holder) {
    for (EventId id : queue.due(lane, clock.instant())) {
      if (!running || !hold(lane, holder)) {
        return;
      }
      processing.process(id, lane, holder);
    }
  }

  private boolean hold(Lane lane, String holder) {
    Instant now = clock.instant();
    return lanes.take(lane, holder, now, now.plus(LEASE));
  }

  @Override
  public void start() {
    running = true;
    listening = bell.listen(new Topic(Inbox.TOPIC), this::sweep);
  }

  @Override
  public void stop() {
    running = false;
    try {
      listening.close();
      // Let what runs come to its end: a lane that is left stays leased for a while.
      if (permits.tryAcquire(PARALLEL, 10, TimeUnit.SECONDS)) {
        permits.release(PARALLEL);
      }
    } catch (Exception e) {
      log.debug("stopping", e);
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
