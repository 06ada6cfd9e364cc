package dev.rowhouse.provisioner.transfer;

import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.node.OnlyHere;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Snapshots of which a node has the only copy; a backup is worth nothing without its snapshot. */
@Repository
class SolePlaceStore implements OnlyHere {
  private static final String NOWHERE_ELSE =
      """
      NOT EXISTS (SELECT 1 FROM provisioner_place two
        JOIN provisioner_node other ON other.id = two.node_id
        WHERE two.image = h.image AND two.node_id <> h.node_id
          AND other.state NOT IN ('DRAINING', 'RECLAIMING', 'WIPING', 'GONE')
          AND other.severed IS NULL)
      """;

  private final JdbcClient jdbc;

  SolePlaceStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<String> on(NodeId node) {
    return jdbc.sql(
            """
            SELECT p.name, s.number,
              (SELECT COUNT(*) FROM provisioner_backup b
                WHERE b.image = h.image AND b.state = 'DONE') AS backups
            FROM provisioner_place h
            JOIN provisioner_snapshot s ON s.image = h.image AND s.state = 'READY'
            JOIN provisioner_project p ON p.id = s.project_id
            WHERE h.node_id = :node AND %s
            ORDER BY p.name, s.number
            """
                .formatted(NOWHERE_ELSE))
        .param("node", node.value())
        .query(
            (row, _) -> words(row.getString("name"), row.getInt("number"), row.getInt("backups")))
        .list();
  }

  private static String words(String project, int number, int backups) {
    String snapshot = "snapshot %d of %s".formatted(number, project);
    return switch (backups) {
      case 0 -> snapshot;
      case 1 -> snapshot + ", which a backup needs";
      default -> snapshot + ", which %d backups need".formatted(backups);
    };
  }

  /** Those that are about to leave with their node, and another that is ready to take them. */
  List<TransferStore.At> leaving(int limit) {
    return jdbc.sql(
            """
            SELECT h.image, MIN(o.id) AS node_id FROM provisioner_place h
            JOIN provisioner_snapshot s ON s.image = h.image AND s.state = 'READY'
            JOIN provisioner_node n ON n.id = h.node_id AND n.reached
              AND n.state IN ('DRAINING', 'RECLAIMING')
            JOIN provisioner_node o ON o.organization_id = n.organization_id AND o.id <> n.id
              AND o.reached AND o.state = 'READY'
            WHERE %s
              AND NOT EXISTS (SELECT 1 FROM provisioner_transfer t
                WHERE t.image = h.image AND t.stage <> 'DONE')
            GROUP BY h.image LIMIT :limit
            """
                .formatted(NOWHERE_ELSE))
        .param("limit", limit)
        .query((row, _) ->
            new TransferStore.At(row.getString("image"), new NodeId(row.getString("node_id"))))
        .list();
  }
}
