package dev.rowhouse.provisioner.machine;

import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.DockerHost;
import dev.rowhouse.provisioner.node.Door;
import dev.rowhouse.provisioner.node.Doors;
import dev.rowhouse.provisioner.node.Guard;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Doors, as the rows of machines have them. */
@Component
class MachineDoors implements Doors {
  private static final String SELECT =
      """
      SELECT node_id, id, address, door FROM provisioner_machine
      WHERE living = 1 AND door IS NOT NULL AND node_id IS NOT NULL
      """;

  private final JdbcClient jdbc;
  private final Authority authority;

  MachineDoors(JdbcClient jdbc, Authority authority) {
    this.jdbc = jdbc;
    this.authority = authority;
  }

  private record Row(String nodeId, String id, String address, int door) {
    Door open() {
      return new Door(Guard.host(address), door, Door.domain(id));
    }
  }

  @Override
  public Map<NodeId, Door> all() {
    Map<NodeId, Door> all = new HashMap<>();
    jdbc.sql(SELECT)
        .query(Row.class)
        .list()
        .forEach(row -> all.put(new NodeId(row.nodeId()), row.open()));
    return all;
  }

  @Override
  public Optional<Door> of(NodeId node) {
    return jdbc.sql(SELECT + " AND node_id = ?")
        .param(node.value())
        .query(Row.class)
        .optional()
        .map(Row::open);
  }

  @Override
  public Optional<DockerHost.Tls> pass() {
    return authority.pass();
  }
}
