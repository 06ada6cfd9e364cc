package dev.rowhouse.provisioner.node;

import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.DockerHost;
import java.util.Map;
import java.util.Optional;

/** The doors of enrolled machines; other nodes' tenants are reached by their addresses. */
public interface Doors {
  /** Of all nodes that have one. */
  Map<NodeId, Door> all();

  Optional<Door> of(NodeId node);

  /**
   * By what doors know gateways: it opens tenants' ports and nothing else, no Docker. Empty while
   * no machine is enrolled.
   */
  Optional<DockerHost.Tls> pass();
}
