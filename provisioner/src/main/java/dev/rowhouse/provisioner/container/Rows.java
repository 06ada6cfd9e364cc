package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.ProjectId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads containers. */
@Component
class Rows {
  private static final RowReader READER = new RowReader();

  private final JdbcClient jdbc;

  Rows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Row> find(ContainerId id) {
    return jdbc.sql("SELECT * FROM provisioner_container WHERE id = :id")
        .param("id", id.value())
        .query(READER)
        .optional();
  }

  /** Locks it for the running transaction. */
  Optional<Row> lock(ContainerId id) {
    return jdbc.sql("SELECT * FROM provisioner_container WHERE id = :id FOR UPDATE")
        .param("id", id.value())
        .query(READER)
        .optional();
  }

  List<Row> list(ProjectId project, String after, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM provisioner_container
            WHERE project_id = :project AND id > :after AND observed <> 'DELETED'
            ORDER BY id LIMIT :limit
            """)
        .param("project", project.value())
        .param("after", after)
        .param("limit", limit)
        .query(READER)
        .list();
  }

  /** Those that have work and no worker, the most urgent first. */
  List<Row> due(int limit) {
    return jdbc.sql(
            """
            SELECT * FROM provisioner_container
            WHERE work > 0 AND next_at <= UTC_TIMESTAMP(6) AND lease_until <= UTC_TIMESTAMP(6)
            ORDER BY work, next_at LIMIT :limit
            """)
        .param("limit", limit)
        .query(READER)
        .list();
  }

  /** One running spare in the region that no other transaction is taking; locked for this one. */
  Optional<Row> spare(ProjectId project, String image, String region) {
    return jdbc.sql(
            """
            SELECT * FROM provisioner_container
            WHERE project_id = :project AND kind = 'SPARE' AND observed = 'RUNNING'
              AND desired = 'RUNNING' AND image = :image AND NOT closing
              AND make_wanted = make_applied AND node_id IN (SELECT id FROM provisioner_node
                WHERE reached AND state = 'READY' AND (:region = '' OR region = :region))
            ORDER BY running_since LIMIT 1 FOR UPDATE SKIP LOCKED
            """)
        .param("project", project.value())
        .param("image", image)
        .param("region", region)
        .query(READER)
        .optional();
  }

  /** All of a node that are not gone for good. */
  List<Row> on(NodeId node) {
    return jdbc.sql(
            """
            SELECT * FROM provisioner_container
            WHERE node_id = :node AND observed <> 'DELETED'
            """)
        .param("node", node.value())
        .query(READER)
        .list();
  }

  /** Whether another container is being made as a copy of it. */
  boolean isCopied(ContainerId id) {
    return jdbc.sql(
            """
            SELECT EXISTS (SELECT 1 FROM provisioner_container
              WHERE source_id = :id AND observed = 'COPYING' AND desired <> 'DELETED')
            """)
        .param("id", id.value())
        .query(Boolean.class)
        .single();
  }

  List<NodeId> nodes() {
    return jdbc
        .sql("SELECT DISTINCT node_id FROM provisioner_container WHERE node_id IS NOT NULL")
        .query(String.class)
        .list()
        .stream()
        .map(NodeId::new)
        .toList();
  }
}
