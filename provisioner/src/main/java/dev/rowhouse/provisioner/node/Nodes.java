package dev.rowhouse.provisioner.node;

import dev.rowhouse.db.bell.Topic;
import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.NodeId;
import java.util.List;
import java.util.Optional;

/**
 * All nodes. Attaching writes the row and returns; a worker then reaches the node, finds out what
 * it can do and makes it READY, or says what is wrong.
 */
public interface Nodes {
  Topic CHANGED = new Topic("nodes");

  /**
   * Attaches a Docker host, or brings the one of the same organization and Docker address up to
   * date: a node attached twice is one node.
   *
   * @throws dev.rowhouse.provisioner.Rejected naming the field that cannot be taken
   */
  Node attach(OrganizationId organization, NewNode node);

  /**
   * Gives the node up: its row, addresses and walls are forgotten, and nothing on it is touched.
   *
   * @throws dev.rowhouse.provisioner.Rejected while containers have addresses on it
   */
  @Unowned
  void detach(NodeId node);

  /**
   * As {@link #detach(NodeId)}, only when it is the organization's.
   *
   * @throws java.util.NoSuchElementException when it is not
   */
  default void detach(OrganizationId organization, NodeId node) {
    detach(find(organization, node).orElseThrow().id());
  }

  List<Node> list(OrganizationId organization);

  /** Of all organizations: for workers and operators. */
  @Unowned
  List<Node> all();

  Optional<Node> find(OrganizationId organization, NodeId node);

  @Unowned
  Optional<Node> find(NodeId node);
}
