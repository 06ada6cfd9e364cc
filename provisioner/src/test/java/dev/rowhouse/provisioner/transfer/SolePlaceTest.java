package dev.rowhouse.provisioner.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.testing.MovableClock;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.testing.TestTables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a node has alone is told, and taken along when the node is emptied. */
class SolePlaceTest {
  private static final String IMAGE = "rowhouse/snapshot:one";

  private final NodeId from = NodeId.mint();
  private final NodeId to = NodeId.mint();
  private HikariDataSource source;
  private JdbcClient jdbc;
  private SolePlaceStore sole;
  private TransferStore transfers;
  private Doubling doubling;

  @BeforeEach
  void aSnapshotOnOneOfTwoNodes() {
    source =
        TestTables.fresh(
            "provisioner/010-node.sql",
            "provisioner/020-containers.sql",
            "provisioner/030-estate.sql",
            "provisioner/060-node-state.sql",
            "provisioner/070-placement.sql",
            "provisioner/071-moving.sql",
            "provisioner/072-transfer.sql",
            "provisioner/074-backup.sql",
            "provisioner/093-shelves.sql");
    jdbc = JdbcClient.create(source);
    var clock = new MovableClock();
    sole = new SolePlaceStore(jdbc);
    transfers = new TransferStore(jdbc, clock);
    doubling = new Doubling(transfers, sole, new Bell());
    node(from, "org");
    node(to, "org");
    node(NodeId.mint(), "another");
    new Places(jdbc, clock).put(IMAGE, from);
    snapshot();
  }

  @AfterEach
  void close() {
    source.close();
  }

  @Test
  void theOnlyCopyIsToldUntilThereIsAnother() {
    assertThat(sole.on(from)).containsExactly("snapshot 7 of Tiny");
    assertThat(sole.on(to)).isEmpty();
    place(to);
    assertThat(sole.on(from)).isEmpty();
    assertThat(sole.on(to)).isEmpty();
  }

  /** A copy on a node that leaves as well is none. */
  @Test
  void whatLiesOnlyOnNodesThatLeaveIsTakenAlong() {
    assertThat(doubling.sweep()).isZero();
    state(from, "DRAINING");
    assertThat(doubling.sweep()).isEqualTo(1);
    assertThat(transfers.find(IMAGE, to).orElseThrow().stage()).isEqualTo(Transfer.Stage.WAITING);
    assertThat(doubling.sweep()).as("it is on its way").isZero();
    place(to);
    jdbc.sql("DELETE FROM provisioner_transfer").update();
    assertThat(doubling.sweep()).isZero();
    state(to, "RECLAIMING");
    assertThat(sole.on(from)).hasSize(1);
    assertThat(doubling.sweep()).as("nobody is left to take it").isZero();
    NodeId third = NodeId.mint();
    node(third, "org");
    assertThat(doubling.sweep()).isEqualTo(1);
    assertThat(transfers.find(IMAGE, third)).isPresent();
  }

  @Test
  void nobodyElsesNodeAndNoneThatIsAwayTakesIt() {
    state(from, "RECLAIMING");
    jdbc.sql("UPDATE provisioner_node SET reached = FALSE WHERE id = ?").param(to.value()).update();
    assertThat(doubling.sweep()).isZero();
    jdbc.sql("UPDATE provisioner_node SET reached = TRUE WHERE id = ?").param(to.value()).update();
    jdbc.sql("UPDATE provisioner_node SET reached = FALSE WHERE id = ?")
        .param(from.value())
        .update();
    assertThat(doubling.sweep()).as("there is nothing to read it from").isZero();
  }

  private void state(NodeId node, String state) {
    jdbc.sql("UPDATE provisioner_node SET state = ? WHERE id = ?")
        .params(state, node.value())
        .update();
  }

  private void place(NodeId node) {
    new Places(jdbc, new MovableClock()).put(IMAGE, node);
  }

  private void node(NodeId id, String organization) {
    jdbc.sql(
            """
            INSERT INTO provisioner_node (id, organization_id, name, docker, subnet4, gateways,
              state, reached, created_at, changed_at)
            VALUES (:id, :organization, :id, :id, '10.0.0.0/16', '', 'READY', TRUE, NOW(6), NOW(6))
            """)
        .param("id", id.value())
        .param("organization", organization)
        .update();
  }

  private void snapshot() {
    String project = ProjectId.mint().value();
    jdbc.sql(
            """
            INSERT INTO provisioner_project (id, organization_id, name, access, idle_always_on,
              idle_notice, pool_size, retention_days, grace_days, zone, host_pattern, created_at,
              changed_at, version)
            VALUES (?, 'org', 'Tiny', 'PUBLIC', TRUE, 0, 0, 0, 0, 'UTC', '', NOW(6), NOW(6), 1)
            """)
        .param(project)
        .update();
    jdbc.sql(
            """
            INSERT INTO provisioner_snapshot (id, project_id, number, state, container_id, image,
              settings, variables, rules, note, actor, created_at)
            VALUES ('snp', ?, 7, 'READY', 'ctr', ?, '{}', '[]', '[]', '', 'test', NOW(6))
            """)
        .params(project, IMAGE)
        .update();
  }
}
