package dev.rowhouse.provisioner.transfer;

import dev.rowhouse.provisioner.NodeGone;
import dev.rowhouse.provisioner.NodeId;
import java.time.Clock;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which image lies on which node, with the data that its containers begin with. */
@Component
public class Places {
  private final JdbcClient jdbc;
  private final Clock clock;

  Places(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public void put(String image, NodeId node) {
    jdbc.sql(
            """
            INSERT IGNORE INTO provisioner_place (image, node_id, since)
            VALUES (:image, :node, :now)
            """)
        .param("image", image)
        .param("node", node.value())
        .param("now", clock.instant())
        .update();
  }

  public void remove(String image, NodeId node) {
    jdbc.sql("DELETE FROM provisioner_place WHERE image = :image AND node_id = :node")
        .param("image", image)
        .param("node", node.value())
        .update();
  }

  /** What a node had is not there any more once it is given up. */
  @EventListener
  void gone(NodeGone event) {
    for (String table : List.of("provisioner_place", "provisioner_transfer")) {
      jdbc.sql("DELETE FROM %s WHERE node_id = :node".formatted(table))
          .param("node", event.node().value())
          .update();
    }
  }

  public boolean has(String image, NodeId node) {
    return jdbc.sql(
            """
            SELECT EXISTS (SELECT 1 FROM provisioner_place
              WHERE image = :image AND node_id = :node)
            """)
        .param("image", image)
        .param("node", node.value())
        .query(Boolean.class)
        .single();
  }

  /** All nodes that have it, whether they answer or not; the one that had it first comes first. */
  public List<NodeId> of(String image) {
    return jdbc
        .sql("SELECT node_id FROM provisioner_place WHERE image = :image ORDER BY since, node_id")
        .param("image", image)
        .query(String.class)
        .list()
        .stream()
        .map(NodeId::new)
        .toList();
  }

  /** Those of them that can be asked for it now. */
  List<NodeId> answering(String image) {
    return jdbc
        .sql(
            """
            SELECT h.node_id FROM provisioner_place h JOIN provisioner_node n ON n.id = h.node_id
            WHERE h.image = :image AND n.reached AND n.state <> 'GONE'
            ORDER BY h.since, h.node_id
            """)
        .param("image", image)
        .query(String.class)
        .list()
        .stream()
        .map(NodeId::new)
        .toList();
  }

  /** Other nodes of the same organization that answer. */
  List<NodeId> neighbours(NodeId node) {
    return jdbc
        .sql(
            """
            SELECT o.id FROM provisioner_node n
            JOIN provisioner_node o ON o.organization_id = n.organization_id AND o.id <> n.id
            WHERE n.id = :node AND o.reached AND o.state NOT IN ('WIPING', 'GONE') ORDER BY o.id
            """)
        .param("node", node.value())
        .query(String.class)
        .list()
        .stream()
        .map(NodeId::new)
        .toList();
  }
}
