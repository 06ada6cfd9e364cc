package dev.rowhouse.provisioner.node;

import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.DockerHost;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The doors of enrolled machines; other nodes' tenants are reached by their addresses. */
public interface Doors {
  /** Milliseconds; a machine that is far away takes its time. */
  int PATIENCE = 2_000;

  /** Of all nodes that have one. */
  Map<NodeId, Door> all();

  Optional<Door> of(NodeId node);

  /**
   * By what doors know gateways: it opens tenants' ports and nothing else, no Docker. Empty while
   * no machine is enrolled.
   */
  Optional<DockerHost.Tls> pass();

  /** Why nobody gets through a node's door now, for people; empty when we do, or it has none. */
  default Optional<String> problem(NodeId node) {
    Optional<Door> door = of(node);
    Optional<DockerHost.Tls> pass = door.isEmpty() ? Optional.empty() : pass();
    if (pass.isEmpty()) {
      return Optional.empty();
    }
    try (var _ = door.get().enter(door.get().name("0.0.0.0", 0), pass.get().context(), PATIENCE)) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("its door to tenants does not let us in: " + e.getMessage());
    }
  }
}
