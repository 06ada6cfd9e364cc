package dev.rowhouse.provisioner.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.secret.Vault;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.docker.Capabilities;
import dev.rowhouse.provisioner.testing.TestTables;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is wanted of a node and what is seen of it stand beside each other. */
class NodeStatesTest {
  private static final OrganizationId OURS = OrganizationId.mint();
  private static final Capabilities CAN =
      new Capabilities("btrfs", true, true, 2, true, "6.18", "20.10", 4, 1L << 34);

  private final HikariDataSource source =
      TestTables.fresh("provisioner/010-node.sql", "provisioner/060-node-state.sql");
  private TableNodes nodes;
  private Sighting sighting;

  private final StaticListableBeanFactory onlyHere = new StaticListableBeanFactory();

  @BeforeEach
  void make() {
    var jdbc = JdbcClient.create(source);
    var store = new NodeStore(jdbc, Clock.systemUTC());
    var changes = new NodeChangeStore(jdbc, Clock.systemUTC());
    var bell = new Bell();
    sighting = new Sighting(store, new SightStore(jdbc, Clock.systemUTC()), changes, bell);
    nodes =
        new TableNodes(
            store,
            changes,
            sighting,
            new TlsVault(new Vault(new byte[32])),
            new Guard(false),
            onlyHere.getBeanProvider(OnlyHere.class),
            _ -> {},
            bell);
  }

  @AfterEach
  void close() {
    source.close();
  }

  @Test
  void aDrainingNodeThatIsLostAndComesBackIsDrainingAgain() {
    Node node = reached("a", 1);
    assertThat(nodes.move(node.id(), NodeState.READY, NodeState.DRAINING, "the disk is old"))
        .isTrue();
    sighting.lost(node.id(), "the node does not answer");
    assertThat(now(node).state()).isEqualTo(NodeState.UNREACHABLE);
    assertThat(now(node).wanted()).isEqualTo(NodeState.DRAINING);
    sighting.reached(node.id(), CAN);
    assertThat(now(node).state()).isEqualTo(NodeState.DRAINING);
    assertThat(now(node).takesTenants()).isFalse();
    assertThat(nodes.history(OURS, node.id()))
        .extracting(NodeChange::to)
        .containsExactly(
            NodeState.DRAINING,
            NodeState.UNREACHABLE,
            NodeState.DRAINING,
            NodeState.READY,
            NodeState.ENROLLING);
  }

  @Test
  void onlyOneOfTwoMovesIsTaken() {
    Node node = reached("b", 2);
    assertThat(nodes.move(node.id(), NodeState.READY, NodeState.DRAINING, "one")).isTrue();
    assertThat(nodes.move(node.id(), NodeState.READY, NodeState.RECLAIMING, "two")).isFalse();
    assertThatThrownBy(() -> nodes.move(node.id(), NodeState.WIPING, NodeState.READY, "three"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyStateSaysWhereItLeadsAndGoneIsTheEnd() {
    assertThat(NodeState.GONE.next()).isEmpty();
    for (NodeState state : NodeState.values()) {
      assertThat(state.next()).as(state.name()).doesNotContain(NodeState.UNREACHABLE, state);
    }
  }

  @Test
  void whatIsGivenUpIsOnNoListAndFreesItsNameAndAddress() {
    Node node = reached("c", 3);
    nodes.detach(node.id());
    assertThat(nodes.list(OURS)).isEmpty();
    assertThat(nodes.find(node.id()).orElseThrow().state()).isEqualTo(NodeState.GONE);
    assertThat(reached("c", 3).id()).isNotEqualTo(node.id());
  }

  @Test
  void whatIsOnItAndNowhereElseIsNamedBeforeItIsGivenUp() {
    Node node = reached("e", 5);
    onlyHere.addBean("snapshots", (OnlyHere) _ -> List.of("snapshot 3 of Notebook"));
    assertThatThrownBy(() -> nodes.detach(OURS, node.id(), false))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("snapshot 3 of Notebook")
        .hasMessageContaining("Drain the node");
    assertThat(nodes.onlyOn(OURS, node.id())).containsExactly("snapshot 3 of Notebook");
    assertThat(nodes.onlyOn(OrganizationId.mint(), node.id())).isEmpty();
    assertThat(now(node).state()).isEqualTo(NodeState.READY);
    nodes.detach(OURS, node.id(), true);
    assertThat(nodes.find(node.id()).orElseThrow().state()).isEqualTo(NodeState.GONE);
  }

  @Test
  void aNodeTakesNoTenantsWhileItIsClosedOrSevered() {
    Node node = reached("d", 4);
    assertThat(now(node).takesTenants()).isTrue();
    nodes.close(node.id(), "the rent is due");
    assertThat(now(node).takesTenants()).isFalse();
    nodes.open(node.id());
    nodes.sever(node.id(), "its certificate was revoked");
    assertThat(now(node).state()).isEqualTo(NodeState.UNREACHABLE);
    assertThat(now(node).problem()).isEqualTo("its certificate was revoked");
  }

  private Node now(Node node) {
    return nodes.find(OURS, node.id()).orElseThrow();
  }

  private Node reached(String name, int number) {
    Node node =
        nodes.attach(
            OURS,
            new NewNode(
                name,
                "unix:///run/%s.sock".formatted(name),
                null,
                "10.%d.0.0/16".formatted(number),
                null,
                List.of(),
                null));
    assertThat(node.state()).isEqualTo(NodeState.ENROLLING);
    sighting.reached(node.id(), CAN);
    assertThat(now(node).state()).isEqualTo(NodeState.READY);
    return now(node);
  }
}
