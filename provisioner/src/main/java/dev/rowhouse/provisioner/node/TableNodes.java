package dev.rowhouse.provisioner.node;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Rejected;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class TableNodes implements Nodes {
  private final NodeStore store;
  private final TlsVault tls;
  private final Bell bell;

  TableNodes(NodeStore store, TlsVault tls, Bell bell) {
    this.store = store;
    this.tls = tls;
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
    try {
      write(id, organization, node, before);
    } catch (DuplicateKeyException e) {
      throw new Rejected("name", "another node of the organization has this name");
    }
    bell.ring(CHANGED);
    return store.find(id).orElseThrow();
  }

  private void write(NodeId id, OrganizationId organization, NewNode node, @Nullable Node before) {
    String sealed = tls.seal(id, node.tls());
    if (before == null) {
      store.insert(id, organization, node, sealed);
      return;
    }
    if (!before.subnet4().equals(node.subnet4())) {
      move(id);
    }
    store.update(id, node, sealed);
  }

  /** Addresses are cut from the subnet, so it stays while any is held. */
  private void move(NodeId id) {
    if (store.addressesHeld(id) > 0) {
      throw new Rejected("subnet4", "containers have addresses in the block that the node has now");
    }
    store.forgetAddresses(id);
  }

  @Override
  @Transactional
  public void detach(NodeId node) {
    int held = store.addressesHeld(node);
    if (held > 0) {
      throw new Rejected("node", held + " containers are on it; delete or move them first");
    }
    store.delete(node);
    bell.ring(CHANGED);
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
