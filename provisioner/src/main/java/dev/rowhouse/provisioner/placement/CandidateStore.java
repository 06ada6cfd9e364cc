package dev.rowhouse.provisioner.placement;

import dev.rowhouse.provisioner.NodeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

  /** Of the container's organization; how much stands on each is read apart. */
  List<Row> nodes(Ask ask) {
    return jdbc.sql(
            """
            SELECT n.id, n.name, n.state, n.reached, n.problem, n.closed, n.pressure, n.region,
              n.capabilities, n.most, n.placings, COALESCE(t.needs, '') AS needs,
              COALESCE(n.memory_bytes, 0) DIV 1048576 AS memory_mb,
              COALESCE(n.memory_free, 0) DIV 1048576 AS memory_free_mb,
              COALESCE(n.disk_bytes, 0) DIV 1048576 AS disk_mb,
              COALESCE(n.disk_free, 0) DIV 1048576 AS disk_free_mb,
              h.node_id IS NOT NULL AS has_image
            FROM provisioner_project p
            JOIN provisioner_node n ON n.organization_id = p.organization_id AND n.state <> 'GONE'
            LEFT JOIN provisioner_template t ON t.project_id = p.id
            LEFT JOIN provisioner_place h ON h.image = :image AND h.node_id = n.id
            WHERE p.id = :project
            ORDER BY n.id
            """)
        .param("image", ask.image())
        .param("project", ask.project().value())
        .query((row, _) -> row(row))
        .list();
  }

  /** Whether rows know where the image lies; and if so, whether a node that answers has it. */
  Candidate.Image elsewhere(String image) {
    return jdbc.sql(
            """
            SELECT COUNT(*) AS places, COALESCE(SUM(n.reached), 0) AS answering
            FROM provisioner_place h JOIN provisioner_node n ON n.id = h.node_id
            WHERE h.image = :image AND n.state <> 'GONE'
            """)
        .param("image", image)
        .query((row, _) ->
            row.getInt("places") > 0 && row.getInt("answering") == 0
                ? Candidate.Image.NOWHERE
                : Candidate.Image.ELSEWHERE)
        .single();
  }

  /**
   * What stands on nodes and what is on its way there; those without either are left out. Read by
   * an index alone, in its order.
   */
  Map<NodeId, Load> loads(List<NodeId> nodes) {
    Map<NodeId, Load> loads = new HashMap<>();
    count(
        nodes,
        """
        SELECT node_id, SUM(IF(desired = 'RUNNING', memory_mb, 0)) AS awake,
          SUM(IF(desired = 'STOPPED', memory_mb, 0)) AS asleep, COUNT(*) AS containers
        FROM provisioner_container
        WHERE node_id IN (:nodes) AND desired IN ('RUNNING', 'STOPPED')
        GROUP BY node_id
        """,
        loads);
    count(
        nodes,
        """
        SELECT m.target_id AS node_id, SUM(IF(c.desired = 'RUNNING', c.memory_mb, 0)) AS awake,
          SUM(IF(c.desired = 'STOPPED', c.memory_mb, 0)) AS asleep, COUNT(*) AS containers
        FROM provisioner_move m
        JOIN provisioner_container c ON c.id = m.container_id AND c.move_id = m.id
        WHERE m.target_id IN (:nodes) AND c.desired IN ('RUNNING', 'STOPPED')
          AND m.stage IN ('PREPARING', 'COPYING', 'STOPPING', 'SENDING', 'STARTING')
        GROUP BY m.target_id
        """,
        loads);
    return loads;
  }

  private void count(List<NodeId> nodes, String sql, Map<NodeId, Load> loads) {
    jdbc.sql(sql)
        .param("nodes", nodes.stream().map(NodeId::value).toList())
        .query(row -> {
          loads.merge(
              new NodeId(row.getString("node_id")),
              new Load(row.getLong("awake"), row.getLong("asleep"), row.getInt("containers")),
              Load::plus);
        });
  }

  /** False when somebody else placed a container there since, or it takes none any more. */
  boolean reserve(NodeId node, long seen) {
    return 1
        == jdbc.sql(
                """
                UPDATE provisioner_node SET placings = placings + 1
                WHERE id = :node AND placings = :seen AND state = 'READY' AND closed IS NULL
                """)
            .param("node", node.value())
            .param("seen", seen)
            .update();
  }

  /** What people call the image. */
  String name(String image) {
    return jdbc.sql("SELECT number FROM provisioner_snapshot WHERE image = :image LIMIT 1")
        .param("image", image)
        .query(Integer.class)
        .optional()
        .map(number -> "snapshot " + number)
        .orElse("its image");
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        new NodeId(row.getString("id")),
        row.getString("name"),
        problem(row),
        row.getString("region"),
        lacks(row.getString("needs"), row.getString("capabilities")),
        row.getObject("most", Integer.class),
        row.getLong("memory_mb"),
        row.getLong("memory_free_mb"),
        row.getLong("disk_mb"),
        row.getLong("disk_free_mb"),
        row.getBoolean("has_image"),
        row.getLong("placings"));
  }

  private static @Nullable String problem(ResultSet row) throws SQLException {
    String problem = row.getString("problem");
    return switch (row.getString("state")) {
      case "READY" ->
          row.getBoolean("reached") ? shut(row) : problem == null ? "it does not answer" : problem;
      case "ENROLLING" -> problem == null ? "it is not ready yet" : problem;
      case "DRAINING" -> "it is being drained";
      default -> "it is being given back";
    };
  }

  private static @Nullable String shut(ResultSet row) throws SQLException {
    String closed = row.getString("closed");
    return closed == null ? row.getString("pressure") : closed;
  }

  /** Capabilities are JSON of our own making, so a look at the text is enough. */
  private static Set<String> lacks(String needs, @Nullable String capabilities) {
    String can = capabilities == null ? "" : capabilities;
    return Arrays.stream(needs.split(","))
        .filter(need -> !need.isBlank() && !can.contains("\"" + need + "\":true"))
        .collect(Collectors.toUnmodifiableSet());
  }

  record Row(
      NodeId id,
      String name,
      @Nullable String problem,
      String region,
      Set<String> lacks,
      @Nullable Integer most,
      long memoryMb,
      long memoryFreeMb,
      long diskMb,
      long diskFreeMb,
      boolean hasImage,
      long placings) {
    Candidate with(Load load, Candidate.Image elsewhere) {
      return new Candidate(
          id,
          name,
          problem,
          region,
          lacks,
          most,
          memoryMb,
          memoryFreeMb,
          diskMb,
          diskFreeMb,
          load,
          hasImage ? Candidate.Image.HERE : elsewhere,
          placings);
    }
  }
}
