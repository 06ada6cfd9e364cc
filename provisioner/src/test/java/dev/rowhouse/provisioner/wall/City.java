package dev.rowhouse.provisioner.wall;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowhouse.provisioner.Address;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.FirewallRule.Action;
import dev.rowhouse.provisioner.FirewallRule.Direction;
import dev.rowhouse.provisioner.FirewallRule.Protocol;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.RuleId;
import dev.rowhouse.provisioner.docker.Bridges;
import dev.rowhouse.provisioner.docker.ContainerPlan;
import dev.rowhouse.provisioner.docker.Dock;
import dev.rowhouse.provisioner.docker.Site;
import dev.rowhouse.provisioner.testing.TestNode;
import dev.rowhouse.provisioner.testing.TestTables;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tenants behind real walls on the real node: some on the same bridge, some on another. One city a
 * test class; its bridges and table are its own.
 */
final class City implements AutoCloseable {
  static final int PORT = 8080;
  private static final byte[] PROBE = resource("probe.py");

  /** A page for the gateway, and the same on a port that nobody opened. */
  private static final String SERVE =
      "mkdir -p /tmp/www && echo tiny > /tmp/www/index.html && httpd -p 9090 -h /tmp/www"
          + " && exec httpd -f -p 8080 -h /tmp/www";

  final TestNode node = TestNode.get();
  final NodeId id = NodeId.mint();
  final Dock dock;
  final KeptWall wall;
  final Ground ground;
  final Map<String, List<String>> names = new HashMap<>();
  private final Bridges bridges;
  private final HikariDataSource source =
      TestTables.fresh("provisioner/010-node.sql", "provisioner/060-node-state.sql");
  private final List<ContainerPlan> houses = new ArrayList<>();
  private int place = 2;

  City(List<Cidr> forbidden) {
    TestNode.Slice slice = node.slice();
    bridges = Bridges.of(id, slice.subnet4(), slice.subnet6());
    Site site =
        new Site(
            id.value(), bridges, node.dataDir(), TestNode.helperArchive(), List.of("192.0.2.53"));
    dock = Dock.open(node.host(), site);
    List<Cidr> gateways = new ArrayList<>();
    Cidr.parse(node.gateway4()).ifPresent(gateways::add);
    Optional.ofNullable(node.gateway6()).flatMap(Cidr::parse).ifPresent(gateways::add);
    ground = new Ground(bridges.tag(), slice.subnet4(), slice.subnet6(), gateways, forbidden);
    JdbcClient jdbc = JdbcClient.create(source);
    insertNode(jdbc);
    var raised = new Raised(jdbc, Clock.systemUTC());
    wall =
        new NftWall(id, ground, dock::filter, raised, host -> names.getOrDefault(host, List.of()));
    wall.restore();
  }

  private void insertNode(JdbcClient jdbc) {
    jdbc.sql(
            """
            INSERT INTO provisioner_node (id, organization_id, name, docker, subnet4, subnet6,
              gateways, state, created_at, changed_at)
            VALUES (?, 'org', 'test', 'unix:///x', ?, ?, '', 'READY', ?, ?)
            """)
        .params(id.value(), bridges.subnet4(), bridges.subnet6(), Instant.now(), Instant.now())
        .update();
  }

  /** A running tenant with these rules, on the bridge of this number. */
  ContainerPlan house(int bridge, FirewallRule... rules) {
    ContainerPlan house = house(List.of("sh", "-c", SERVE), bridge, Limits.SMALL, rules);
    await().until(() -> probe(house, "connect", "127.0.0.1", "" + PORT).equals("connected"));
    return house;
  }

  ContainerPlan house(List<String> command, int bridge, Limits limits, FirewallRule... rules) {
    ContainerPlan plan = plan(command, bridge, limits);
    wall.raise(plan.address(), PORT, List.of(rules));
    dock.engine().create(plan);
    dock.engine().write(plan.name(), "/probe.py", PROBE);
    dock.engine().start(plan.name());
    return plan;
  }

  ContainerPlan plan(List<String> command, int bridge, Limits limits) {
    int here = place++;
    String ipv6 = bridges.address6(bridge, here);
    var address = new Address(bridges.address4(bridge, here), ipv6 == null ? "" : ipv6);
    var plan =
        new ContainerPlan(
            "rh-" + ContainerId.mint().value(),
            TestNode.get().image("notebook"),
            command,
            Map.of(),
            limits,
            Map.of(),
            bridges.network(bridge),
            address,
            Map.of(),
            null);
    houses.add(plan);
    return plan;
  }

  static FirewallRule rule(
      Direction direction, Action action, Protocol protocol, String peer, String ports) {
    return RuleCheck.check(
        new FirewallRule(RuleId.mint(), direction, action, protocol, peer, ports, ""), "");
  }

  static FirewallRule allowOut(Protocol protocol, String peer, String ports) {
    return rule(Direction.EGRESS, Action.ALLOW, protocol, peer, ports);
  }

  /** Output of a shell command in the tenant, and at the end its exit code. */
  String inside(ContainerPlan plan, String script) {
    return inside(plan, List.of("sh", "-c", script));
  }

  String inside(ContainerPlan plan, List<String> command) {
    var said = new StringBuffer();
    int code =
        dock.engine()
            .exec(
                plan.name(),
                command,
                Optional.empty(),
                line -> said.append(line.text()),
                Duration.ofSeconds(60));
    return said.toString().strip() + (code == 0 ? "" : " [" + code + "]");
  }

  /** What a web page answers when the tenant asks for it, or "no way" and why. */
  String fetch(ContainerPlan plan, String host, int port) {
    return probe(plan, "tcp", host, "" + port);
  }

  /** Runs one of the attempts of probe.py in the tenant. */
  String probe(ContainerPlan plan, String... attempt) {
    List<String> command = new ArrayList<>(List.of("python3", "/probe.py"));
    command.addAll(List.of(attempt));
    return inside(plan, command);
  }

  /** The same, asked from where the gateway stands. */
  String fetchFromGateway(String host, int port) {
    return onHost("curl", "-s", "-m", "2", "http://%s:%d/".formatted(host, port));
  }

  static byte[] resource(String name) {
    try (var in = City.class.getResourceAsStream("/wall/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static String bracketed(String ipv6) {
    return "[" + ipv6 + "]";
  }

  String onHost(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said =
          new String(
              process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      process.waitFor(20, TimeUnit.SECONDS);
      return process.exitValue() == 0 ? said.strip() : said.strip() + " no way";
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    houses.forEach(house -> dock.engine().remove(house.name()));
    dock.filter("nft -f - <<'END'\n" + BaseTable.removal(ground) + "END\n");
    dock.close();
    source.close();
  }
}
