package dev.rowhouse.provisioner.node;

import dev.rowhouse.db.bell.Topic;
import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.DockerHost;
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
   * Wants something else of a node, when that is what was wanted so far; a line of its history says
   * why. The way goes on from where {@link NodeState#next} says, whether the node is reached or
   * not.
   *
   * @return false, and nothing happened, when something else was wanted
   * @throws IllegalArgumentException when there is no such step
   */
  @Unowned
  boolean move(NodeId node, NodeState from, NodeState to, String cause);

  /** Places no new tenants on it; those on it stay. */
  @Unowned
  void close(NodeId node, String why);

  /** Is not talked to from now on: what opens it is forgotten. Attached again it is. */
  @Unowned
  void sever(NodeId node, String why);

  /** Another certificate and key of ours for it; its connections are opened anew. */
  @Unowned
  void credential(NodeId node, DockerHost.Tls tls);

  /** Takes new tenants again. */
  @Unowned
  void open(NodeId node);

  /**
   * Gives the node up: addresses, walls and credentials are forgotten, and nothing on it is
   * touched.
   *
   * @param losing also when something is on it and nowhere else, see {@link #onlyOn}
   * @throws dev.rowhouse.provisioner.Rejected while containers have addresses on it, or naming what
   *     would be lost with it
   */
  @Unowned
  void detach(NodeId node, boolean losing);

  /** As above, and nothing may be lost. */
  @Unowned
  default void detach(NodeId node) {
    detach(node, false);
  }

  /**
   * As above, only when it is the organization's.
   *
   * @throws java.util.NoSuchElementException when it is not
   */
  default void detach(OrganizationId organization, NodeId node, boolean losing) {
    detach(find(organization, node).orElseThrow().id(), losing);
  }

  /** What is on this node of the organization and nowhere else, in words. */
  List<String> onlyOn(OrganizationId organization, NodeId node);

  /**
   * Gives it another name.
   *
   * @throws dev.rowhouse.provisioner.Rejected when it cannot be had
   * @throws java.util.NoSuchElementException when it is not the organization's
   */
  void rename(OrganizationId organization, NodeId node, String name);

  /**
   * Writes a line of its history about something that changes nothing of what is wanted of it.
   *
   * @throws java.util.NoSuchElementException when it is not the organization's
   */
  void note(OrganizationId organization, NodeId node, String what);

  /** What happened to it, the newest first; at most a hundred lines. */
  List<NodeChange> history(OrganizationId organization, NodeId node);

  /** Without those that are GONE. */
  List<Node> list(OrganizationId organization);

  /** Of all organizations, without those that are GONE: for workers and operators. */
  @Unowned
  List<Node> all();

  /** Empty when it is another's, or GONE. */
  Optional<Node> find(OrganizationId organization, NodeId node);

  /** Also what is GONE. */
  @Unowned
  Optional<Node> find(NodeId node);
}
