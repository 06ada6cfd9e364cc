package dev.rowhouse.provisioner.node;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.Disk;
import dev.rowhouse.provisioner.docker.Engine;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import dev.rowhouse.provisioner.wall.Wall;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The nodes that this process has open; a node is opened by whoever asks first. */
@Component
@OnRole(Role.WORKER)
class OpenNodes implements Engines, AutoCloseable {
  private final NodeStore store;
  private final Opener opener;
  private final Map<NodeId, Opening<Opened>> open = new ConcurrentHashMap<>();

  OpenNodes(NodeStore store, Opener opener) {
    this.store = store;
    this.opener = opener;
  }

  @Override
  public Engine engine(NodeId node) {
    return opened(node).dock().engine();
  }

  @Override
  public Disk disk(NodeId node) {
    return opened(node).dock().disk();
  }

  @Override
  public Wall wall(NodeId node) {
    return opened(node).wall();
  }

  /**
   * @throws EngineUnreachable when the node does not answer, or is not attached any more
   */
  Opened opened(NodeId id) {
    var mine = new Opening<Opened>(node -> node.dock().close());
    Opening<Opened> first = open.putIfAbsent(id, mine);
    if (first != null) {
      return first.awaited();
    }
    try {
      return mine.by(() -> openNow(id));
    } catch (RuntimeException e) {
      open.remove(id, mine);
      throw e;
    }
  }

  private Opened openNow(NodeId id) {
    Node node =
        store
            .find(id)
            .orElseThrow(() ->
                new EngineUnreachable(
                    id.value() + " is not attached", new IllegalStateException()));
    if (!node.wanted().watched()) {
      throw new EngineUnreachable(
          node.name() + " is being wiped, or gone", new IllegalStateException());
    }
    if (node.severed() != null) {
      throw new EngineUnreachable(node.severed(), new IllegalStateException());
    }
    return opener.open(node);
  }

  /** Closes it, so that the next who asks opens it by what its row says then. */
  void close(NodeId id) {
    Opening<Opened> gone = open.remove(id);
    if (gone != null) {
      gone.giveUp();
    }
  }

  @Override
  public void close() {
    open.keySet().forEach(this::close);
  }
}
