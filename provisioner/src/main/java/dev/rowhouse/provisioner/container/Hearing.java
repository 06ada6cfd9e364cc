package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.Seen;
import dev.rowhouse.provisioner.node.Heard;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a node compared with the rows soon after something stopped there that may not have been us,
 * and when the node is reached again. News that comes close together is answered once.
 */
final class Hearing implements Heard {
  private static final Logger log = LoggerFactory.getLogger(Hearing.class);
  private static final Duration SOON = Duration.ofMillis(150);

  private final Reconciler reconciler;
  private final Set<NodeId> unsure = ConcurrentHashMap.newKeySet();

  Hearing(Reconciler reconciler) {
    this.reconciler = reconciler;
  }

  @Override
  public void heard(NodeId node, Seen seen) {
    switch (seen.status()) {
      case EXITED, GONE -> reached(node);
      case CREATED, RUNNING, PAUSED -> {}
    }
  }

  @Override
  public void reached(NodeId node) {
    if (unsure.add(node)) {
      Thread.ofVirtual().name("compare-" + node.value()).start(() -> compare(node));
    }
  }

  private void compare(NodeId node) {
    try {
      Thread.sleep(SOON);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    unsure.remove(node);
    try {
      boolean _ = reconciler.sweep(node); // where it does not answer, the next sweep will see
    } catch (RuntimeException e) {
      log.warn("node {} could not be compared with its rows; the next sweep will", node, e);
    }
  }
}
