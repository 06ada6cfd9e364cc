package dev.rowhouse.provisioner.wall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.testing.TestTables;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Addresses on a real database, with as many who want one as there are. */
class AddressesTest {
  private final HikariDataSource source =
      TestTables.fresh("provisioner/010-node.sql", "provisioner/060-node-state.sql");
  private final JdbcClient jdbc = JdbcClient.create(source);
  private final DataSourceTransactionManager transactions =
      new DataSourceTransactionManager(source);
  private final TransactionTemplate transaction = new TransactionTemplate(transactions);
  private final Addresses addresses = new TableAddresses(new AddressStore(jdbc, Clock.systemUTC()));

  @AfterEach
  void close() {
    source.close();
  }

  @Test
  void a_container_keeps_its_address() {
    NodeId node = node("10.50.0.0/16", "fd00:50::/56");
    ContainerId container = ContainerId.mint();
    Lease lease = lease(node, container);
    assertThat(lease(node, container)).isEqualTo(lease);
    assertThat(lease.address().ipv4()).isEqualTo("10.50.0.2");
    assertThat(lease.address().ipv6()).isEqualTo("fd00:50:0:0:0:0:0:2");
    assertThat(lease.network()).endsWith("-0");
  }

  @Test
  void a_freed_address_is_given_again_only_when_no_other_is_left() {
    NodeId node = node("10.51.0.0/28", null);
    ContainerId first = ContainerId.mint();
    String freed = lease(node, first).address().ipv4();
    transaction.executeWithoutResult(_ -> addresses.release(first));
    for (int i = 0; i < 12; i++) {
      assertThat(lease(node, ContainerId.mint()).address().ipv4()).isNotEqualTo(freed);
    }
    assertThat(lease(node, ContainerId.mint()).address().ipv4()).isEqualTo(freed);
    assertThatThrownBy(() -> lease(node, ContainerId.mint()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("full");
  }

  @Test
  void a_container_that_moves_to_another_node_frees_its_address_there() {
    NodeId here = node("10.52.0.0/16", null);
    NodeId there = node("10.53.0.0/16", null);
    ContainerId container = ContainerId.mint();
    lease(here, container);
    assertThat(lease(there, container).address().ipv4()).startsWith("10.53.");
    assertThat(held(here)).isZero();
  }

  @Test
  void many_at_once_get_addresses_of_their_own_and_a_second_bridge_opens_when_one_is_full() {
    NodeId node = node("10.54.0.0/16", "fd00:54::/56");
    lease(node, ContainerId.mint());
    jdbc.sql(
            """
            UPDATE provisioner_address SET container_id = CONCAT('taken', place)
            WHERE node_id = ? AND container_id IS NULL AND place < 982
            """)
        .param(node.value())
        .update();
    Set<String> given = ConcurrentHashMap.newKeySet();
    Set<String> networks = ConcurrentHashMap.newKeySet();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 200; i++) {
        threads.submit(() -> {
          Lease lease = lease(node, ContainerId.mint());
          networks.add(lease.network());
          return given.add(lease.address().ipv4() + lease.address().ipv6());
        });
      }
    }
    assertThat(given).hasSize(200);
    assertThat(networks).hasSize(2);
  }

  /** Each holds a connection already when it finds that there is no bridge yet. */
  @Test
  void more_creators_than_the_pool_has_connections_open_the_first_bridge_together() {
    NodeId node = node("10.55.0.0/16", "fd00:55::/56");
    source.setMaximumPoolSize(4);
    Set<String> given = ConcurrentHashMap.newKeySet();
    try (var threads = Executors.newFixedThreadPool(20)) {
      for (int i = 0; i < 100; i++) {
        threads.submit(() -> given.add(lease(node, ContainerId.mint()).address().ipv4()));
      }
    }
    assertThat(given).hasSize(100);
  }

  private Lease lease(NodeId node, ContainerId container) {
    return transaction.execute(_ -> addresses.lease(node, container));
  }

  private int held(NodeId node) {
    return jdbc.sql(
            "SELECT COUNT(*) FROM provisioner_address WHERE node_id = ? AND container_id IS NOT"
                + " NULL")
        .param(node.value())
        .query(Integer.class)
        .single();
  }

  private NodeId node(String subnet4, String subnet6) {
    NodeId id = NodeId.mint();
    jdbc.sql(
            """
            INSERT INTO provisioner_node (id, organization_id, name, docker, subnet4, subnet6,
              gateways, state, created_at, changed_at)
            VALUES (?, 'org', ?, ?, ?, ?, '', 'READY', ?, ?)
            """)
        .params(id.value(), id.value(), id.value(), subnet4, subnet6, Instant.now(), Instant.now())
        .update();
    return id;
  }
}
