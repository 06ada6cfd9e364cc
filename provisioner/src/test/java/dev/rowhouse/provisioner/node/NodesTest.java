package dev.rowhouse.provisioner.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.secret.Vault;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.docker.ContainerPlan;
import dev.rowhouse.provisioner.docker.DockerHost;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import dev.rowhouse.provisioner.docker.Seen;
import dev.rowhouse.provisioner.testing.TestNode;
import dev.rowhouse.provisioner.testing.TestTables;
import dev.rowhouse.provisioner.wall.Addresses;
import dev.rowhouse.provisioner.wall.Lease;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Attaching and watching nodes, with the real one, a real database and a worker's beans. */
class NodesTest {
  private static final OrganizationId OURS = OrganizationId.mint();
  private static HikariDataSource source;
  private static AnnotationConfigApplicationContext context;
  private static Nodes nodes;
  private static final Ears EARS = new Ears();
  private static final NewNode REAL = TestNode.get().asNewNode("real");

  @BeforeAll
  static void start() {
    source = TestTables.fresh("provisioner/010-node.sql", "provisioner/060-node-state.sql");
    context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getSystemProperties()
        .put("rowhouse.helper-image", TestNode.helperArchive().toString());
    context.registerBean(DataSource.class, () -> source);
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
    context.registerBean(
        PlatformTransactionManager.class, () -> new DataSourceTransactionManager(source));
    context.registerBean(Vault.class, () -> new Vault(new byte[32]));
    context.registerBean(Bell.class, Bell::new);
    context.registerBean(Clock.class, Clock::systemUTC);
    context.registerBean(Heard.class, () -> EARS);
    context.register(Transactions.class);
    context.scan("dev.rowhouse.provisioner.node", "dev.rowhouse.provisioner.wall");
    context.refresh();
    nodes = context.getBean(Nodes.class);
  }

  @AfterAll
  static void stop() {
    context.close();
    source.close();
  }

  @Configuration
  @EnableTransactionManagement
  static class Transactions {}

  @Test
  void an_attached_node_is_reached_and_says_what_it_can_do() {
    Node node = attached();
    assertThat(node.capabilities()).isNotNull();
    assertThat(node.capabilities().diskLimits()).isTrue();
    assertThat(node.room().diskFree()).isPositive();
    assertThat(node.room().memoryBytes()).isEqualTo(node.capabilities().memoryBytes());
    assertThat(node.problem()).isNull();
    assertThat(nodes.list(OURS)).extracting(Node::id).contains(node.id());
    assertThat(nodes.list(OrganizationId.mint())).isEmpty();
    assertThat(EARS.reached).contains(node.id());
  }

  @Test
  void a_node_attached_twice_is_one_node() {
    Node first = attached();
    Node second = nodes.attach(OURS, real());
    assertThat(second.id()).isEqualTo(first.id());
  }

  @Test
  void a_container_gets_an_address_a_wall_and_a_life_and_whoever_listens_hears_of_it() {
    Node node = attached();
    var engines = context.getBean(Engines.class);
    ContainerId id = ContainerId.mint();
    Lease lease = context.getBean(Addresses.class).lease(node.id(), id);
    ContainerPlan plan = plan("rh-" + id.value(), lease);
    engines.wall(node.id()).raise(lease.address(), 8080, List.of());
    engines.engine(node.id()).create(plan);
    engines.engine(node.id()).start(plan.name());
    await()
        .untilAsserted(() ->
            assertThat(EARS.seen)
                .anyMatch(seen ->
                    seen.name().equals(plan.name()) && seen.status() == Seen.Status.RUNNING));
    assertThatThrownBy(() -> nodes.detach(node.id())).isInstanceOf(Rejected.class);
    engines.engine(node.id()).remove(plan.name());
    engines.wall(node.id()).lower(lease.address());
    context.getBean(Addresses.class).release(id);
  }

  @Test
  void a_node_that_does_not_answer_says_so() {
    Node node =
        nodes.attach(
            OURS,
            new NewNode(
                "nowhere",
                "unix:///run/rowhouse-none.sock",
                null,
                "10.99.0.0/16",
                null,
                List.of(),
                null));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> nodes.find(node.id()).orElseThrow().state() == NodeState.UNREACHABLE);
    assertThat(nodes.find(node.id()).orElseThrow().problem()).contains("does not answer");
    assertThatThrownBy(() -> context.getBean(Engines.class).engine(node.id()))
        .isInstanceOf(EngineUnreachable.class);
    nodes.detach(node.id());
    assertThat(nodes.find(OURS, node.id())).isEmpty();
    assertThat(nodes.find(node.id()).orElseThrow().state()).isEqualTo(NodeState.GONE);
  }

  @Test
  void a_node_that_says_nothing_while_it_is_opened_is_given_up_at_once(@TempDir Path folder)
      throws IOException {
    Path socket = folder.resolve("silent.sock");
    try (var silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      silent.bind(UnixDomainSocketAddress.of(socket));
      var wanted = with("silent", "unix://" + socket, null, "10.97.0.0/16", List.of());
      Node node = nodes.attach(OURS, wanted);
      try (var asked = silent.accept()) {
        assertThat(asked.isConnected()).isTrue();
        nodes.detach(node.id());
        var open = context.getBean(OpenNodes.class);
        assertThat(CompletableFuture.runAsync(() -> open.close(node.id())))
            .succeedsWithin(Duration.ofSeconds(30));
      }
    }
  }

  @Test
  void wrong_input_is_rejected_by_field() {
    attached();
    Map<String, NewNode> wrong =
        Map.of(
            "name", with("", "unix:///run/x.sock", null, "10.98.0.0/16", List.of()),
            "docker", with("a", "http://x", null, "10.98.0.0/16", List.of()),
            "tls", with("a", "tcp://node:2376", null, "10.98.0.0/16", List.of()),
            "tls.key",
                with(
                    "a",
                    "tcp://node:2376",
                    new DockerHost.Tls(
                        "-----BEGIN CERTIFICATE-----", "-----BEGIN CERTIFICATE-----", "?"),
                    "10.98.0.0/16",
                    List.of()),
            "subnet4", with("a", "unix:///run/x.sock", null, REAL.subnet4(), List.of()),
            "gateways", with("a", "unix:///run/x.sock", null, "10.98.0.0/16", List.of("here")));
    wrong.forEach((field, node) ->
        assertThatThrownBy(() -> nodes.attach(OURS, node))
            .isInstanceOfSatisfying(
                Rejected.class, rejected -> assertThat(rejected.field()).isEqualTo(field)));
    assertThatThrownBy(() ->
            nodes.attach(
                OURS, with("real", "unix:///run/other.sock", null, "10.98.0.0/16", List.of())))
        .isInstanceOf(Rejected.class);
  }

  private static NewNode with(
      String name, String docker, DockerHost.Tls tls, String subnet4, List<String> gateways) {
    return new NewNode(name, docker, tls, subnet4, null, gateways, null);
  }

  private static Node attached() {
    Node node = nodes.attach(OURS, real());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> nodes.find(node.id()).orElseThrow().state() == NodeState.READY);
    await().until(() -> nodes.find(node.id()).orElseThrow().room() != null);
    return nodes.find(node.id()).orElseThrow();
  }

  private static NewNode real() {
    return REAL;
  }

  private static ContainerPlan plan(String name, Lease lease) {
    return new ContainerPlan(
        name,
        TestNode.TINY,
        List.of(),
        Map.of(),
        Limits.SMALL,
        Map.of(),
        lease.network(),
        lease.address(),
        Map.of(),
        null);
  }

  private static final class Ears implements Heard {
    final List<Seen> seen = new CopyOnWriteArrayList<>();
    final List<NodeId> reached = new CopyOnWriteArrayList<>();

    @Override
    public void heard(NodeId node, Seen what) {
      seen.add(what);
    }

    @Override
    public void reached(NodeId node) {
      reached.add(node);
    }
  }
}
