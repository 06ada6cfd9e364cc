package dev.rowhouse.provisioner.node;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.NodeGone;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.docker.DockerHost;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class TableNodes implements Nodes {
  private static final String TAKEN = "another node of the organization has this name";
  private static final String LOST =
      "this is on it and nowhere else: %s. Drain the node, which takes it to another, or say that"
          + " it may be lost";
  private static final int MOST_HISTORY = 100;

  private final NodeStore store;
  private final NodeChangeStore changes;
  private final Sighting sighting;
  private final TlsVault tls;
  private final Guard guard;
  private final ObjectProvider<OnlyHere> onlyHere;
  private final ApplicationEventPublisher publisher;
  private final Bell bell;

  TableNodes(
      NodeStore store,
      NodeChangeStore changes,
      Sighting sighting,
      TlsVault tls,
      Guard guard,
      ObjectProvider<OnlyHere> onlyHere,
      ApplicationEventPublisher publisher,
      Bell bell) {
    this.store = store;
    this.changes = changes;
    this.sighting = sighting;
    this.tls = tls;
    this.guard = guard;
    this.onlyHere = onlyHere;
    this.publisher = publisher;
    this.bell = bell;
  }

  @Override
  @Transactional
  public Node attach(OrganizationId organization, NewNode node) {
    Node before =
        store.of(organization).stream()
            .filter(other -> other.docker().equals(node.docker()))
            .findFirst()
            .orElse(null);
    NodeId id = before == null ? NodeId.mint() : before.id();
    NodeCheck.check(node, store.all().stream().filter(other -> !other.id().equals(id)).toList());
    guard.check("docker", node.docker());
    try {
      write(id, organization, node, before);
    } catch (DuplicateKeyException e) {
      throw new Rejected("name", TAKEN);
    }
    bell.ring(CHANGED);
    return store.find(id).orElseThrow();
  }

  private void write(NodeId id, OrganizationId organization, NewNode node, @Nullable Node before) {
    String sealed = tls.seal(id, node.tls());
    if (before == null) {
      store.insert(id, organization, node, sealed);
      changes.insert(id, null, NodeState.ENROLLING, "attached");
      return;
    }
    if (!before.subnet4().equals(node.subnet4())) {
      leaveBlock(id);
    }
    store.update(id, node, sealed);
  }

  /** Addresses are cut from the subnet, so it stays while any is held. */
  private void leaveBlock(NodeId id) {
    if (store.addressesHeld(id) > 0) {
      throw new Rejected("subnet4", "containers have addresses in the block that the node has now");
    }
    store.forgetAddresses(id);
  }

  @Override
  @Transactional
  public void detach(NodeId node, boolean losing) {
    int held = store.addressesHeld(node);
    if (held > 0) {
      throw new Rejected("node", held + " containers are on it; delete or move them first");
    }
    List<String> lost = losing ? List.of() : onlyOn(node);
    if (!lost.isEmpty()) {
      throw new Rejected("lose", LOST.formatted(String.join("; ", lost)));
    }
    Node known = store.find(node).orElseThrow();
    if (known.wanted() != NodeState.GONE) {
      move(node, known.wanted(), NodeState.GONE, "given up");
    }
  }

  @Override
  public List<String> onlyOn(OrganizationId organization, NodeId node) {
    return store.find(organization, node).map(known -> onlyOn(known.id())).orElse(List.of());
  }

  private List<String> onlyOn(NodeId node) {
    return onlyHere.stream().flatMap(each -> each.on(node).stream()).toList();
  }

  @Override
  @Transactional
  public boolean move(NodeId node, NodeState from, NodeState to, String cause) {
    if (!from.next().contains(to)) {
      throw new IllegalArgumentException("a node does not go from " + from + " to " + to);
    }
    boolean moved = store.move(node, from, to);
    if (moved) {
      changes.insert(node, from, to, cause);
      bell.ring(CHANGED);
    }
    if (moved && to == NodeState.GONE) {
      store.empty(node);
      publisher.publishEvent(new NodeGone(node));
    }
    return moved;
  }

  @Override
  @Transactional
  public void close(NodeId node, String why) {
    if (store.close(node, why)) {
      bell.ring(CHANGED);
    }
  }

  @Override
  @Transactional
  public void open(NodeId node) {
    if (store.close(node, null)) {
      bell.ring(CHANGED);
    }
  }

  @Override
  @Transactional
  public void sever(NodeId node, String why) {
    store.sever(node, why);
    sighting.lost(node, why);
    bell.ring(CHANGED);
  }

  @Override
  @Transactional
  public void credential(NodeId node, DockerHost.Tls tls) {
    store.credential(node, this.tls.seal(node, tls));
    bell.ring(CHANGED);
  }

  @Override
  @Transactional
  public void rename(OrganizationId organization, NodeId node, String name) {
    NodeCheck.name(name);
    Node known = store.find(organization, node).orElseThrow();
    try {
      store.rename(known.id(), name);
    } catch (DuplicateKeyException e) {
      throw new Rejected("name", TAKEN);
    }
    bell.ring(CHANGED);
  }

  @Override
  @Transactional
  public void note(OrganizationId organization, NodeId node, String what) {
    Node known = store.find(organization, node).orElseThrow();
    changes.insert(known.id(), known.wanted(), known.wanted(), what);
  }

  @Override
  public List<NodeChange> history(OrganizationId organization, NodeId node) {
    return store
        .find(organization, node)
        .map(known -> changes.of(known.id(), MOST_HISTORY))
        .orElse(List.of());
  }

  @Override
  public List<Node> list(OrganizationId organization) {
    return store.of(organization);
  }

  @Override
  public List<Node> all() {
    return store.all();
  }

  @Override
  public Optional<Node> find(OrganizationId organization, NodeId node) {
    return store.find(organization, node);
  }

  @Override
  public Optional<Node> find(NodeId node) {
    return store.find(node);
  }
}
