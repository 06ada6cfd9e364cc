package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Access;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.node.Door;
import dev.rowhouse.provisioner.node.Doors;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Reads routes where containers stand. */
@Component
class TableRoutes implements Routes {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final JdbcClient jdbc;
  private final ObjectProvider<Doors> doors;

  TableRoutes(JdbcClient jdbc, ObjectProvider<Doors> doors) {
    this.jdbc = jdbc;
    this.doors = doors;
  }

  @Override
  public List<Route> changedSince(Instant since) {
    var known = SingletonSupplier.of(this::doors);
    return jdbc.sql(
            """
            SELECT c.*, COALESCE(p.access, 'CLAIM_ONLY') AS access,
              COALESCE(b.name, p.name, '') AS brand,
              EXISTS (SELECT 1 FROM provisioner_tenant t
                WHERE t.container_id = c.id AND (
                  EXISTS (SELECT 1 FROM provisioner_connection k
                    WHERE k.tenant_id = t.id AND k.state = 'ACTIVE')
                  OR EXISTS (SELECT 1 FROM provisioner_member m WHERE m.tenant_id = t.id))) AS sign_in,
              CASE WHEN c.observed = 'RUNNING'
                AND (c.closing OR c.desired <> 'RUNNING' OR c.paused
                  OR c.make_wanted <> c.make_applied OR c.boot_wanted <> c.boot_applied)
                THEN 'STOPPED' ELSE c.observed END AS seen
            FROM (
              SELECT id FROM provisioner_container WHERE changed_at >= :since
              UNION
              SELECT c.id FROM provisioner_project p
                JOIN provisioner_container c ON c.project_id = p.id
              WHERE p.changed_at >= :since
            ) changed
            JOIN provisioner_container c ON c.id = changed.id
            LEFT JOIN provisioner_project p ON p.id = c.project_id
            LEFT JOIN provisioner_brand b ON b.project_id = c.project_id
            ORDER BY c.changed_at
            """)
        .param("since", since)
        .query((set, _) -> route(set, known))
        .list();
  }

  private Map<NodeId, Door> doors() {
    return doors.stream().findFirst().map(Doors::all).orElse(Map.of());
  }

  /** A container that is about to stop counts as stopped: a request then wakes it and waits. */
  private static Route route(ResultSet set, SingletonSupplier<Map<NodeId, Door>> doors)
      throws SQLException {
    Container container = RowReader.container(set);
    NodeId node = container.node();
    return new Route(
        container.id(),
        container.project(),
        container.host(),
        Observed.valueOf(set.getString("seen")),
        wakeable(container),
        container.address() == null ? "" : container.address().ipv4(),
        container.settings().port(),
        node == null ? null : doors.obtain().get(node),
        Access.valueOf(set.getString("access")),
        set.getBoolean("sign_in"),
        container.epoch(),
        set.getString("brand"),
        patience(container.settings().healthTimeout()),
        container.changedAt());
  }

  private static boolean wakeable(Container container) {
    return !container.suspended()
        && container.kind() != Kind.SPARE
        && switch (container.desired()) {
          case RUNNING, STOPPED -> true;
          case DELETED -> false;
        };
  }

  private static Duration patience(Duration healthTimeout) {
    Duration wait = healthTimeout.plusSeconds(5);
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }
}
