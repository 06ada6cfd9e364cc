package dev.rowhouse.provisioner.placement;

import dev.rowhouse.provisioner.NodeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what placement weighs; an image of which no row knows the place may lie anywhere. */
@Component
class CandidateStore {
  private final JdbcClient jdbc;

  CandidateStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Candidate> of(Ask ask) {
    return jdbc.sql(
            """
            SELECT n.id, n.name, n.state, n.reached, n.problem, n.closed, n.pressure,
              COALESCE(n.memory_bytes, 0) DIV 1048576 AS memory_mb,
              COALESCE(n.memory_free, 0) DIV 1048576 AS memory_free_mb,
              COALESCE(n.disk_free, 0) DIV 1048576 AS disk_free_mb,
              COALESCE(SUM(IF(c.desired = 'RUNNING', c.memory_mb, 0)), 0) AS promised_mb,
              COUNT(c.id) AS containers,
              NOT EXISTS (SELECT 1 FROM provisioner_snapshot s
                WHERE s.image = :image AND s.node_id IS NOT NULL)
              OR EXISTS (SELECT 1 FROM provisioner_snapshot s
                WHERE s.image = :image AND s.node_id = n.id) AS has_image
            FROM provisioner_node n
            JOIN provisioner_project p
              ON p.organization_id = n.organization_id AND p.id = :project
            LEFT JOIN provisioner_container c
              ON c.node_id = n.id AND c.desired <> 'DELETED' AND c.id <> :container
            GROUP BY n.id
            ORDER BY n.id
            """)
        .param("image", ask.image())
        .param("project", ask.project().value())
        .param("container", ask.container().value())
        .query((row, _) -> candidate(row))
        .list();
  }

  private static Candidate candidate(ResultSet row) throws SQLException {
    return new Candidate(
        new NodeId(row.getString("id")),
        row.getString("name"),
        problem(row),
        row.getLong("memory_mb"),
        row.getLong("memory_free_mb"),
        row.getLong("disk_free_mb"),
        row.getLong("promised_mb"),
        row.getInt("containers"),
        row.getBoolean("has_image"));
  }

  private static @Nullable String problem(ResultSet row) throws SQLException {
    String state = row.getString("state");
    if (!row.getBoolean("reached")) {
      String problem = row.getString("problem");
      return problem == null ? "it is not ready yet" : problem;
    }
    if (!state.equals("READY")) {
      return "it is " + state.toLowerCase(Locale.ROOT);
    }
    String closed = row.getString("closed");
    return closed == null ? row.getString("pressure") : closed;
  }
}
