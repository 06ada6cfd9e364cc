package dev.rowhouse.provisioner.node;

import dev.rowhouse.provisioner.docker.EngineRefused;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import dev.rowhouse.provisioner.docker.Seen;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one node in sight: reaches it, listens to it, looks every few seconds whether it still
 * answers and its wall stands, and reaches it again when it is lost.
 */
final class NodeWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(NodeWatch.class);
  private static final Duration LOOK = Duration.ofSeconds(5);

  /** Host names in rules are asked for again, and clocks compared, once a minute. */
  private static final int LOOKS_A_RESOLVING = 12;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final Node node;
  private final String way;
  private final OpenNodes nodes;
  private final SightStore sight;
  private final Sighting sighting;
  private final Optional<Doors> doors;
  private final List<Heard> listeners;

  /** Touched by the watching thread only. */
  private boolean reached;

  private @Nullable Long skewMs;

  private final CountDownLatch over = new CountDownLatch(1);

  NodeWatch(
      Node node,
      String way,
      OpenNodes nodes,
      SightStore sight,
      Sighting sighting,
      Optional<Doors> doors,
      List<Heard> listeners) {
    this.node = node;
    this.way = way;
    this.nodes = nodes;
    this.sight = sight;
    this.sighting = sighting;
    this.doors = doors;
    this.listeners = listeners;
    Thread.ofVirtual().name("node-" + node.name()).start(this::run);
  }

  Node node() {
    return node;
  }

  /** By what it is opened. */
  String way() {
    return way;
  }

  private void run() {
    Duration pause = Duration.ZERO;
    while (!isOver(pause)) {
      reached = false;
      guarded(this::keepOrLose);
      pause = reached || pause.isZero() ? FIRST_PAUSE : longer(pause);
    }
  }

  private void keepOrLose() {
    try {
      keepInSight();
    } catch (EngineUnreachable | EngineRefused e) {
      lose(String.valueOf(e.getMessage()));
    }
  }

  /** Whatever happens, the database being away included, the node is looked for again. */
  private void guarded(Runnable look) {
    try {
      look.run();
    } catch (RuntimeException e) {
      log.warn("watching node {} failed", node.name(), e);
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  /** Returns or throws when the node is lost. */
  private void keepInSight() {
    Opened opened = nodes.opened(node.id());
    var lost = new CountDownLatch(1);
    try (var watch = opened.dock().engine().watch(this::tell, _ -> lost.countDown())) {
      reach(opened);
      for (int looks = 1; !await(lost, LOOK); looks++) {
        if (isOver(Duration.ZERO)) {
          return;
        }
        look(opened);
        if (looks % LOOKS_A_RESOLVING == 0) {
          measureClock(opened);
          opened.wall().resolveAgain();
        }
      }
    } catch (EngineUnreachable | EngineRefused e) {
      throw e;
    } catch (Exception e) {
      throw new EngineUnreachable("the node's events cannot be closed", e);
    }
    throw new EngineUnreachable("the node stopped sending events", new IllegalStateException());
  }

  private void reach(Opened opened) {
    measureClock(opened);
    look(opened);
    sighting.reached(node.id(), opened.dock().capabilities());
    reached = true;
    log.info("node {} is reached", node.name());
    listeners.forEach(listener -> listener.reached(node.id()));
  }

  /** Measures the room, which is also how we see that it answers; a lost wall is built again. */
  private void look(Opened opened) {
    opened.dock().ping();
    var found = opened.dock().room();
    var room =
        new Node.Room(found.diskBytes(), found.diskFree(), found.memoryBytes(), found.memoryFree());
    String pressure =
        doors.flatMap(it -> it.problem(node.id())).orElseGet(() -> Pressure.of(room, skewMs));
    sight.seen(node.id(), room, skewMs, pressure);
    if (!opened.wall().stands()) {
      log.warn("node {} lost its wall; it is built again", node.name());
      opened.wall().restore();
    }
    opened.dock().tidy();
  }

  private void measureClock(Opened opened) {
    skewMs = opened.dock().skew(Clock.systemUTC()).toMillis();
  }

  /** Said first: whatever closing takes, nobody waits for the news. */
  private void lose(String why) {
    if (sighting.lost(node.id(), why)) {
      log.warn("node {} is unreachable: {}", node.name(), why);
    }
    nodes.close(node.id());
  }

  private void tell(Seen seen) {
    listeners.forEach(listener -> listener.heard(node.id(), seen));
  }

  private boolean isOver(Duration wait) {
    return await(over, wait);
  }

  private static boolean await(CountDownLatch latch, Duration wait) {
    try {
      return latch.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    over.countDown();
  }
}
