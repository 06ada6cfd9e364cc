package dev.rowhouse.provisioner.wall;

import static dev.rowhouse.provisioner.wall.City.allowOut;
import static dev.rowhouse.provisioner.wall.City.bracketed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.FirewallRule.Protocol;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.docker.ContainerPlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a hostile tenant tries, with rules of its own that allow everything. Each attempt is also
 * shown to work where it may: for somebody else, or at something that is allowed.
 */
class AttackTest {
  private static final FirewallRule[] EVERYTHING = {
    allowOut(Protocol.TCP, "0.0.0.0/0", ""),
    allowOut(Protocol.TCP, "::/0", ""),
    allowOut(Protocol.UDP, "0.0.0.0/0", ""),
    allowOut(Protocol.UDP, "::/0", ""),
    allowOut(Protocol.ICMP, "0.0.0.0/0", ""),
    allowOut(Protocol.ICMP, "::/0", "")
  };

  private static City city;
  private static Outside outside;
  private static ContainerPlan attacker;
  private static ContainerPlan neighbour;
  private static ContainerPlan acrossTheBridge;

  @BeforeAll
  static void build() {
    city = new City(List.of());
    outside = new Outside(city);
    attacker = city.house(0, EVERYTHING);
    neighbour = city.house(0, EVERYTHING);
    acrossTheBridge = city.house(1, EVERYTHING);
  }

  @AfterAll
  static void raze() {
    outside.close();
    city.close();
  }

  @Test
  void the_attacker_s_rules_do_let_it_out() {
    assertThat(city.fetch(attacker, outside.ipv4(), 7001)).isEqualTo("outside");
    assertThat(city.fetch(attacker, outside.ipv6(), 7001)).isEqualTo("outside");
    assertThat(city.probe(attacker, "udp", outside.ipv4(), "7003")).isEqualTo("hello");
    assertThat(city.probe(attacker, "ping", outside.ipv4())).isEqualTo("pong");
  }

  @Test
  void other_tenants_are_out_of_reach_on_the_same_bridge_and_on_another() {
    for (ContainerPlan victim : List.of(neighbour, acrossTheBridge)) {
      String four = victim.address().ipv4();
      String six = victim.address().ipv6();
      assertThat(city.fetchFromGateway(four, 8080)).isEqualTo("tiny");
      assertThat(city.fetchFromGateway(bracketed(six), 8080)).isEqualTo("tiny");
      for (String address : List.of(four, six)) {
        assertThat(city.fetch(attacker, address, 8080)).startsWith("no way");
        assertThat(city.fetch(attacker, address, 9090)).startsWith("no way");
        assertThat(city.probe(attacker, "udp", address, "53")).startsWith("no way");
        assertThat(city.probe(attacker, "ping", address)).startsWith("no way");
      }
    }
  }

  @Test
  void a_neighbour_s_link_local_address_is_out_of_reach() {
    String own = linkLocal(attacker);
    assertThat(city.probe(attacker, "scoped", own, "9090")).isEqualTo("connected");
    assertThat(city.probe(attacker, "scoped", linkLocal(neighbour), "9090")).startsWith("no way");
  }

  private static String linkLocal(ContainerPlan plan) {
    String script = "ip -6 addr show dev eth0 | sed -n 's/.*inet6 \\(fe80[^/]*\\).*/\\1/p'";
    String address = city.inside(plan, script);
    assertThat(address).startsWith("fe80:");
    return address;
  }

  @Test
  void the_node_itself_is_out_of_reach() throws Exception {
    String uplink = city.node.gateway4().replaceFirst("\\.1$", ".2");
    String uplink6 = city.node.gateway6().replaceFirst("::1$", "::2");
    String bridge4 = attacker.address().ipv4().replaceFirst("\\.\\d+$", ".1");
    String bridge6 = attacker.address().ipv6().replaceFirst(":[0-9a-f]+$", ":1");
    try (var listening = outside.serveIn(city.node.namespace())) {
      assertThat(city.fetchFromGateway(uplink, 7001)).isEqualTo("outside");
      assertThat(city.fetchFromGateway(bracketed(uplink6), 7001)).isEqualTo("outside");
      for (String address : List.of(uplink, uplink6, bridge4, bridge6)) {
        assertThat(city.fetch(attacker, address, 7001)).startsWith("no way");
        assertThat(city.probe(attacker, "ping", address)).startsWith("no way");
      }
    }
  }

  @Test
  void this_machine_with_control_plane_and_database_is_out_of_reach() throws IOException {
    try (var portal = new ServerSocket(0, 50, InetAddress.getByName("::"))) {
      int port = portal.getLocalPort();
      for (String address : List.of(city.node.gateway4(), city.node.gateway6())) {
        assertThat(fromNode(address, port))
            .doesNotContain("Connection refused")
            .contains("timed out");
        assertThat(city.probe(attacker, "connect", address, "" + port)).startsWith("no way");
      }
    }
  }

  /** A connection that is made and then not answered: curl says that it timed out. */
  private static String fromNode(String address, int port) {
    String host = address.contains(":") ? bracketed(address) : address;
    return onNode("curl", "-sS", "-m", "1", "http://%s:%d/".formatted(host, port));
  }

  @Test
  void the_metadata_address_is_out_of_reach_even_where_there_is_one() {
    outside.answerAt("169.254.169.254");
    assertThat(outside.fetchFromNode("169.254.169.254", 7001)).isEqualTo("outside");
    assertThat(city.fetch(attacker, "169.254.169.254", 7001)).startsWith("no way");
  }

  @Test
  void processes_are_bounded_and_only_the_attacker_pays() {
    assertThat(city.probe(attacker, "processes", "1000")).matches("stopped at \\d{1,3}");
    assertThat(city.fetchFromGateway(neighbour.address().ipv4(), 8080)).isEqualTo("tiny");
    assertThat(city.probe(neighbour, "processes", "10")).isEqualTo("made 10");
  }

  @Test
  void memory_is_bounded_and_only_the_attacker_pays() {
    assertThat(city.probe(neighbour, "memory", "20")).isEqualTo("held 20");
    assertThat(city.probe(attacker, "memory", "400")).endsWith("[137]");
    assertThat(city.fetchFromGateway(neighbour.address().ipv4(), 8080)).isEqualTo("tiny");
    assertThat(city.fetchFromGateway(acrossTheBridge.address().ipv4(), 8080)).isEqualTo("tiny");
  }

  @Test
  void the_disk_is_bounded_and_only_the_attacker_pays() {
    ContainerPlan greedy =
        city.house(
            List.of("sleep", "1000"), 0, new Limits(128, 500, 64, 16, 8), new FirewallRule[0]);
    assertThat(city.probe(greedy, "fill", "/tmp/bomb", "64")).startsWith("full after");
    assertThat(city.probe(greedy, "fill", "/run/rowhouse/ram/bomb", "64")).startsWith("full after");
    assertThat(city.probe(neighbour, "fill", "/tmp/file", "8")).isEqualTo("wrote 8");
  }

  /** Each of these datagrams would be a connection in the node's table, which all tenants share. */
  @Test
  void connections_are_bounded_and_only_the_attacker_pays() {
    forgetUnansweredAfter(8);
    int before = connections();
    assertThat(city.probe(attacker, "scatter", outside.ipv4(), "6000")).startsWith("sent");
    assertThat(city.probe(attacker, "scatter", outside.ipv6(), "6000")).startsWith("sent");
    assertThat(connections() - before).isBetween(500, 2 * 1_300);
    assertThat(city.fetch(neighbour, outside.ipv4(), 7001)).isEqualTo("outside");
    assertThat(city.fetch(neighbour, outside.ipv6(), 7001)).isEqualTo("outside");
    assertThat(city.fetchFromGateway(attacker.address().ipv4(), 8080)).isEqualTo("tiny");
    assertThat(city.fetchFromGateway(neighbour.address().ipv4(), 8080)).isEqualTo("tiny");
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofSeconds(2))
        .until(() -> city.fetch(attacker, outside.ipv4(), 7001).equals("outside"));
    forgetUnansweredAfter(30);
  }

  private static int connections() {
    return Integer.parseInt(onNode("cat", "/proc/sys/net/netfilter/nf_conntrack_count"));
  }

  /** Half a minute is the kernel's own choice. */
  private static void forgetUnansweredAfter(int seconds) {
    assertThat(onNode("sysctl", "-w", "net.netfilter.nf_conntrack_udp_timeout=" + seconds))
        .endsWith("= " + seconds);
  }

  private static String onNode(String... command) {
    List<String> words =
        new ArrayList<>(List.of("nsenter", "--net=/run/netns/" + city.node.namespace()));
    words.addAll(List.of(command));
    return city.onHost(words.toArray(String[]::new));
  }

  @Test
  void a_subvolume_of_its_own_is_no_way_around_the_limit() {
    ContainerPlan greedy =
        city.house(
            List.of("sleep", "1000"), 0, new Limits(128, 500, 64, 16, 8), new FirewallRule[0]);
    if (city.probe(greedy, "subvolume", "/tmp", "sub").equals("subvolume")) {
      assertThat(city.probe(greedy, "fill", "/tmp/sub/bomb", "64")).startsWith("full after");
    }
  }

  @Test
  void there_are_no_powers_to_use() {
    assertThat(city.probe(attacker, "raw")).startsWith("no way");
    assertThat(city.probe(attacker, "packet")).startsWith("no way");
    assertThat(city.probe(attacker, "mount")).startsWith("no way");
    assertThat(city.probe(attacker, "unshare")).startsWith("no way");
    assertThat(
            city.inside(
                attacker, "grep -E '^(CapEff|CapBnd|NoNewPrivs|Seccomp):' /proc/self/status"))
        .isEqualToIgnoringWhitespace(
            "CapBnd: 0000000000000000 CapEff: 0000000000000000 NoNewPrivs: 1 Seccomp: 2"
                .replace(
                    "CapBnd: 0000000000000000 CapEff: 0000000000000000",
                    "CapEff: 0000000000000000 CapBnd: 0000000000000000"));
  }

  @Test
  void other_processes_cannot_be_seen_or_traced() {
    assertThat(city.probe(attacker, "memory_of", "self")).isEqualTo("read 16");
    String seen = city.inside(attacker, "cat /proc/[0-9]*/cmdline | tr '\\0' ' '");
    assertThat(seen).contains("httpd").doesNotContain("dockerd", "containerd", "java");
    long init = ProcessHandle.current().pid();
    assertThat(city.probe(attacker, "memory_of", "" + init)).startsWith("no way");
  }

  @Test
  void the_names_of_other_tenants_say_nothing() {
    assertThat(city.inside(attacker, "hostname")).matches("[0-9a-f]{12}");
    assertThat(city.inside(attacker, "cat /proc/1/cgroup")).doesNotContain("rowhouse");
  }
}
