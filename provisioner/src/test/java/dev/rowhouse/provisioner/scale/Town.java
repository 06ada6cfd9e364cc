package dev.rowhouse.provisioner.scale;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.ProjectId;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows as a fleet of so many tenants leaves them: a thousand to a node, a few of them awake, each
 * with a month of facts. The nodes are simulated.
 */
final class Town {
  static final int ON_A_NODE = 1_000;
  static final int AWAKE = 10;
  private static final int APART = 97;

  private final JdbcClient jdbc;
  private final OrganizationId organization;
  private final ProjectId project;

  Town(JdbcClient jdbc, OrganizationId organization, ProjectId project) {
    this.jdbc = jdbc;
    this.organization = organization;
    this.project = project;
  }

  static NodeId node(int number) {
    return new NodeId("nod_" + "%026d".formatted(number));
  }

  void grow(int tenants) {
    forget();
    int nodes = Math.max(1, tenants / ON_A_NODE);
    nodes(nodes);
    containers(tenants, nodes);
    tenants(tenants);
    words(tenants);
    for (int day = 1; day <= 4; day++) {
      facts(tenants, nodes, day);
    }
    for (String table :
        new String[] {
          "provisioner_container",
          "provisioner_tenant",
          "provisioner_tenant_word",
          "provisioner_node",
          "billing_meter_fact"
        }) {
      jdbc.sql("ANALYZE TABLE " + table).query((_, _) -> 0).list();
    }
  }

  void forget() {
    for (String part : new String[] {"timeline", "variable", "rule", "volume", "tenant_word"}) {
      jdbc.sql("TRUNCATE TABLE provisioner_" + part).update();
    }
    jdbc.sql("DELETE FROM provisioner_tenant").update();
    jdbc.sql("DELETE FROM provisioner_container").update();
    jdbc.sql("DELETE FROM provisioner_place").update();
    jdbc.sql("DELETE FROM billing_share").update();
    jdbc.sql("DELETE FROM billing_statement").update();
    jdbc.sql("DELETE FROM billing_meter_fact").update();
    jdbc.sql("DELETE FROM billing_node_price").update();
    jdbc.sql("DELETE FROM billing_metered_node").update();
    jdbc.sql("DELETE FROM provisioner_node").update();
  }

  private void nodes(int count) {
    jdbc.sql(
            """
            INSERT INTO provisioner_node (id, organization_id, name, docker, subnet4, gateways, state, reached,
              disk_bytes, disk_free, memory_bytes, memory_free, seen_at, created_at, changed_at)
            SELECT CONCAT('nod_', LPAD(seq, 26, '0')), :organization, CONCAT('sim-', seq),
              CONCAT('tcp://sim-', seq, ':2376'), CONCAT('10.', seq, '.0.0/16'), '', 'READY', TRUE,
              2000000000000, 1500000000000, 256000000000, 200000000000, '2026-02-01',
              '2026-02-01', '2026-02-01'
            FROM seq_1_to_%d
            """
                .formatted(count))
        .param("organization", organization.value())
        .update();
    jdbc.sql(
            """
            INSERT INTO provisioner_place (image, node_id, since)
            SELECT 'app', id, '2026-02-01' FROM provisioner_node
            """)
        .update();
  }

  private void containers(int tenants, int nodes) {
    jdbc.sql(
            """
            INSERT INTO provisioner_container (id, project_id, kind, name, host, image, command,
              port, health_path, health_timeout_ms, memory_mb, milli_cpus, pids, disk_mb,
              ramdisk_mb, data_paths, grace_ms, node_id, network, ipv4, ipv6, desired, observed, make_applied,
              limits_applied, rules_applied, next_at, wanted_at, actor, reason, created_at,
              changed_at, last_request_at, running_since)
            SELECT CONCAT('con_', LPAD(seq, 26, '0')), :project, 'TENANT', CONCAT('t-', seq),
              CONCAT('t-', seq, '.example'), 'app', '[]', 8080, '/', 1000, 64, 500, 64, 128, 0,
              '[]', 1000, CONCAT('nod_', LPAD(1 + seq MOD :nodes, 26, '0')), 'sim',
              CONCAT_WS('.', 127, 100 + seq DIV 62500, (seq DIV 250) MOD 250, 1 + seq MOD 250), '',
              IF(seq <= :last AND seq MOD :apart = 0, 'RUNNING', 'STOPPED'),
              IF(seq <= :last AND seq MOD :apart = 0, 'RUNNING', 'STOPPED'), 1, 1, 1, '2100-01-01', '2026-02-01',
              'scale', 'scale', '2026-02-01', '2026-02-01', UTC_TIMESTAMP(6), '2026-02-01'
            FROM seq_1_to_%d
            """
                .formatted(tenants))
        .param("project", project.value())
        .param("nodes", nodes)
        .param("last", AWAKE * APART)
        .param("apart", APART)
        .update();
  }

  private void tenants(int count) {
    jdbc.sql(
            """
            INSERT INTO provisioner_tenant (id, project_id, email, name, prices, livemode, standing,
              state, state_since, container_id, created_at, changed_at)
            SELECT CONCAT('tnt_', LPAD(seq, 26, '0')), :project, CONCAT('t', seq, '@example.com'),
              CONCAT('Tenant ', seq), '[]', TRUE, 'ACTIVE', 'ACTIVE', '2026-02-01',
              CONCAT('con_', LPAD(seq, 26, '0')), '2026-02-01', '2026-02-01'
            FROM seq_1_to_%d
            """
                .formatted(count))
        .param("project", project.value())
        .update();
  }

  /** As the house writes them, which would take as long as so many signups. */
  private void words(int count) {
    for (String word :
        new String[] {
          "CONCAT('tenant ', seq)",
          "seq",
          "CONCAT('t', seq, '@example.com')",
          "'example.com'",
          "'com'"
        }) {
      jdbc.sql(
              """
              INSERT INTO provisioner_tenant_word (tenant_id, project_id, word)
              SELECT CONCAT('tnt_', LPAD(seq, 26, '0')), :project, %s FROM seq_1_to_%d
              """
                  .formatted(word, count))
          .param("project", project.value())
          .update();
    }
  }

  static List<ContainerId> awake(int tenants) {
    return IntStream.rangeClosed(1, AWAKE)
        .map(each -> each * APART)
        .filter(number -> number <= tenants)
        .mapToObj(number -> new ContainerId("con_" + "%026d".formatted(number)))
        .toList();
  }

  /** As if nobody had asked anything of those that are awake for months. */
  void abandon(List<ContainerId> awake) {
    jdbc.sql(
            """
            UPDATE provisioner_container
            SET last_request_at = '2026-02-01', running_since = '2026-02-01' WHERE id IN (:ids)
            """)
        .param("ids", awake.stream().map(ContainerId::value).toList())
        .update();
  }

  /** Awake for an hour, asleep for the rest, on four days of the month. */
  private void facts(int tenants, int nodes, int day) {
    jdbc.sql(
            """
            INSERT INTO billing_meter_fact (fact_key, owner, node, tenant, phase, at, created_at)
            SELECT CONCAT('con_', LPAD(seq, 26, '0'), '/', :day, phase), :project,
              CONCAT('nod_', LPAD(1 + seq MOD :nodes, 26, '0')),
              CONCAT('con_', LPAD(seq, 26, '0')), phase,
              DATE_ADD(DATE_ADD('2026-03-01', INTERVAL :day DAY),
                INTERVAL (seq MOD 3600) + IF(phase = 'ASLEEP', 3600, 0) SECOND),
              DATE_ADD('2026-03-01', INTERVAL :day DAY)
            FROM seq_1_to_%d, (SELECT 'AWAKE' AS phase UNION SELECT 'ASLEEP') phases
            """
                .formatted(tenants))
        .param("project", project.value())
        .param("nodes", nodes)
        .param("day", day)
        .update();
  }
}
