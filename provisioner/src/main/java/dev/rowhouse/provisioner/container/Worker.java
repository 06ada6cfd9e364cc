package dev.rowhouse.provisioner.container;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.provisioner.ContainerId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes containers whose wanted and present state differ, by lease, and lets each go its way on a
 * thread of its own. Told by the bell; a tick finds what no ring told of, and holds the leases.
 */
final class Worker implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Worker.class);
  private static final int MOST = 64;
  private static final Duration TICK = Duration.ofMillis(200);

  private final Rows rows;
  private final Leases leases;
  private final Errand errand;
  private final Bell bell;
  private final Set<ContainerId> doomed;
  private final Duration renewEvery;
  private final Set<ContainerId> held = ConcurrentHashMap.newKeySet();
  private volatile boolean running;
  private @Nullable AutoCloseable ear;

  Worker(
      Rows rows,
      Leases leases,
      Errand errand,
      Bell bell,
      Set<ContainerId> doomed,
      Duration renewEvery) {
    this.rows = rows;
    this.leases = leases;
    this.errand = errand;
    this.bell = bell;
    this.doomed = doomed;
    this.renewEvery = renewEvery;
  }

  @Override
  public void start() {
    running = true;
    ear = bell.listen(Containers.WANTED, this::poll);
    Thread.ofPlatform().daemon().name(leases.worker()).start(this::tick);
  }

  /** Takes no more, and gives what is under way a moment to end. */
  @Override
  public void stop() {
    deafen();
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (!held.isEmpty() && System.nanoTime() < end) {
      pause(Duration.ofMillis(20));
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Takes what is due; never twice at the same time. */
  synchronized void poll() {
    if (!running) {
      return;
    }
    int free = MOST - held.size();
    if (free > 0) {
      rows.due(free).forEach(this::take);
    }
  }

  private void take(Row row) {
    if (held.contains(row.id()) || !leases.take(row)) {
      return;
    }
    held.add(row.id());
    Thread.ofVirtual().name(row.id().value()).start(() -> go(row.leased()));
  }

  private void go(Row row) {
    try {
      errand.run(row);
    } finally {
      held.remove(row.id());
      doomed.remove(row.id());
    }
    try {
      poll(); // it may be wanted again already, and there is room for another
    } catch (RuntimeException e) {
      log.warn("the worker cannot reach the database: {}", e.getMessage());
    }
  }

  private void tick() {
    long renewed = System.nanoTime();
    while (running) {
      try {
        if (!held.isEmpty()) {
          if (System.nanoTime() - renewed > renewEvery.toNanos()) {
            leases.renew();
            renewed = System.nanoTime();
          }
          leases.doomed().forEach(id -> doomed.add(new ContainerId(id)));
        }
        poll();
      } catch (RuntimeException e) {
        log.warn("the worker cannot reach the database: {}", e.getMessage());
      }
      pause(TICK);
    }
  }

  private void deafen() {
    running = false;
    try (AutoCloseable _ = ear) {
      log.debug("{} takes no more", leases.worker());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
