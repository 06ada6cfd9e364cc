package dev.rowhouse.provisioner.node;

import dev.rowhouse.db.text.Cut;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.Capabilities;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What workers saw of nodes, in the nodes' rows; what is wanted of them stands beside it. */
@Component
class SightStore {
  private static final int LONGEST_PROBLEM = 1000;

  private final JdbcClient jdbc;
  private final Clock clock;

  SightStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void capable(NodeId id, Capabilities capabilities) {
    jdbc.sql("UPDATE provisioner_node SET capabilities = :capabilities WHERE id = :id")
        .param("id", id.value())
        .param("capabilities", JsonMapper.shared().writeValueAsString(capabilities))
        .update();
  }

  /** Whether it was not reached before. */
  boolean reached(NodeId id) {
    return jdbc.sql(
                """
                UPDATE provisioner_node
                SET reached = 1, lost_at = NULL, problem = NULL, seen_at = :now, changed_at = :now
                WHERE id = :id AND (reached = 0 OR problem IS NOT NULL)
                """)
            .param("id", id.value())
            .param("now", Instant.now(clock))
            .update()
        > 0;
  }

  /** Whether that is news: it was reached before, or nobody had looked. */
  boolean lost(NodeId id) {
    return jdbc.sql(
                """
                UPDATE provisioner_node SET reached = 0, lost_at = :now, changed_at = :now
                WHERE id = :id AND lost_at IS NULL AND state NOT IN ('WIPING', 'GONE')
                """)
            .param("id", id.value())
            .param("now", Instant.now(clock))
            .update()
        > 0;
  }

  /** Whether the problem is another than before. */
  boolean problem(NodeId id, String problem) {
    return jdbc.sql(
                """
                UPDATE provisioner_node SET problem = :problem, changed_at = :now
                WHERE id = :id AND (problem IS NULL OR problem <> :problem)
                """)
            .param("id", id.value())
            .param("problem", Cut.to(LONGEST_PROBLEM, problem))
            .param("now", Instant.now(clock))
            .update()
        > 0;
  }

  /**
   * @param pressure why nothing new is put there, for people; null when all is well
   */
  void seen(NodeId id, Node.Room room, @Nullable Long skewMs, @Nullable String pressure) {
    jdbc.sql(
            """
            UPDATE provisioner_node SET seen_at = :now, disk_bytes = :diskBytes,
              disk_free = :diskFree, memory_bytes = :memoryBytes, memory_free = :memoryFree,
              skew_ms = :skew, pressure = :pressure
            WHERE id = :id
            """)
        .param("id", id.value())
        .param("now", Instant.now(clock))
        .param("diskBytes", room.diskBytes())
        .param("diskFree", room.diskFree())
        .param("memoryBytes", room.memoryBytes())
        .param("memoryFree", room.memoryFree())
        .param("skew", skewMs)
        .param("pressure", pressure)
        .update();
  }
}
