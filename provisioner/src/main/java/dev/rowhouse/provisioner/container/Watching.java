package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.Seen;
import dev.rowhouse.provisioner.node.Engines;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Listens to every node's Docker, and has a node compared soon after something stopped there that
 * may not have been us; and once at the beginning, and whenever the listening was interrupted.
 */
final class Watching implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Watching.class);
  private static final Duration PULSE = Duration.ofMillis(200);
  private static final int NODES_EVERY = 10;

  private final Rows rows;
  private final Engines engines;
  private final Reconciler reconciler;
  private final Map<NodeId, AutoCloseable> ears = new ConcurrentHashMap<>();
  private final Set<NodeId> unsure = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  Watching(Rows rows, Engines engines, Reconciler reconciler) {
    this.rows = rows;
    this.engines = engines;
    this.reconciler = reconciler;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofPlatform().daemon().name("watching").start(this::loop);
  }

  @Override
  public void stop() {
    running = false;
    ears.keySet().forEach(this::deafen);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void loop() {
    for (int pulse = 0; running; pulse++) {
      try {
        if (pulse % NODES_EVERY == 0) {
          rows.nodes().stream().filter(node -> !ears.containsKey(node)).forEach(this::listen);
        }
        Set.copyOf(unsure).forEach(this::compare);
      } catch (RuntimeException e) {
        log.warn("nodes cannot be watched now: {}", e.getMessage());
      }
      pause();
    }
  }

  private void listen(NodeId node) {
    try {
      ears.put(node, engines.engine(node).watch(seen -> heard(node, seen), _ -> lost(node)));
      unsure.add(node);
    } catch (RuntimeException e) {
      log.info("node {} cannot be listened to now: {}", node.value(), e.getMessage());
    }
  }

  private void heard(NodeId node, Seen seen) {
    switch (seen.status()) {
      case EXITED, GONE, PAUSED -> unsure.add(node);
      case CREATED, RUNNING -> {}
    }
  }

  private void lost(NodeId node) {
    deafen(node);
    unsure.add(node);
  }

  private void deafen(NodeId node) {
    try (AutoCloseable _ = ears.remove(node)) {
      log.debug("no longer listening to {}", node.value());
    } catch (Exception e) {
      log.debug("closing the ear to {} failed", node.value(), e);
    }
  }

  private void compare(NodeId node) {
    unsure.remove(node);
    boolean _ = reconciler.sweep(node); // where not, the next sweep or the next listening will
  }

  private static void pause() {
    try {
      Thread.sleep(PULSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
