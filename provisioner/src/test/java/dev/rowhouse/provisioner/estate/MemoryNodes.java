package dev.rowhouse.provisioner.estate;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.DockerHost;
import dev.rowhouse.provisioner.node.NewNode;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.NodeChange;
import dev.rowhouse.provisioner.node.NodeState;
import dev.rowhouse.provisioner.node.Nodes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every organization has one node, and it is ready. */
final class MemoryNodes implements Nodes {
  private final NodeId id = NodeId.mint();

  @Override
  public Node attach(OrganizationId organization, NewNode node) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void detach(NodeId node, boolean losing) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean move(NodeId node, NodeState from, NodeState to, String cause) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close(NodeId node, String why) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void sever(NodeId node, String why) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void credential(NodeId node, DockerHost.Tls tls) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void open(NodeId node) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void rename(OrganizationId organization, NodeId node, String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void note(OrganizationId organization, NodeId node, String what) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<NodeChange> history(OrganizationId organization, NodeId node) {
    return List.of();
  }

  @Override
  public List<Node> list(OrganizationId organization) {
    return List.of(
        new Node(
            id,
            organization,
            "memory",
            "unix:///none",
            "10.0.0.0/16",
            null,
            List.of(),
            null,
            "",
            null,
            null,
            NodeState.READY,
            true,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Instant.EPOCH));
  }

  @Override
  public List<Node> all() {
    return List.of();
  }

  @Override
  public Optional<Node> find(OrganizationId organization, NodeId node) {
    return Optional.empty();
  }

  @Override
  public Optional<Node> find(NodeId node) {
    return Optional.empty();
  }

  @Override
  public List<String> onlyOn(OrganizationId organization, NodeId node) {
    return List.of();
  }
}
