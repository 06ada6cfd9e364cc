package dev.rowhouse.provisioner.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.db.testing.MovableClock;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.Bridges;
import dev.rowhouse.provisioner.docker.ContainerPlan;
import dev.rowhouse.provisioner.docker.DockerHost;
import dev.rowhouse.provisioner.docker.DockerHost.Tls;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import dev.rowhouse.provisioner.docker.Seen;
import dev.rowhouse.provisioner.node.Doors;
import dev.rowhouse.provisioner.node.Engines;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.NodeState;
import dev.rowhouse.provisioner.node.Nodes;
import dev.rowhouse.provisioner.node.Visiting;
import dev.rowhouse.provisioner.testing.TestNode;
import dev.rowhouse.provisioner.wall.Addresses;
import dev.rowhouse.provisioner.wall.Lease;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * One machine's life with the real script: enrolled, measured, rented, its certificate renewed,
 * wiped with proof, rented again, revoked.
 */
class RealMachineTest {
  private static final OrganizationId RENTER = OrganizationId.mint();
  private static final ServerId SERVER = ServerId.mint();

  private static Yard yard;
  private static Enrolled enrolled;
  private static Machines machines;
  private static Nodes nodes;

  @BeforeAll
  static void open() throws IOException {
    yard =
        new Yard(
            Map.of(
                "rowhouse.roles", "worker",
                "rowhouse.nodes.allow-private", "true",
                "rowhouse.helper-image", TestNode.helperArchive().toString()),
            MovableClock.going());
    enrolled = new Enrolled(yard.get(Introducing.class), yard.get(Renewing.class));
    machines = yard.get(Machines.class);
    nodes = yard.get(Nodes.class);
  }

  @AfterAll
  static void close() throws Exception {
    enrolled.close();
    yard.close();
  }

  @Test
  void aMachineIsEnrolledRentedRenewedWipedRentedAgainAndRevoked() throws Exception {
    String token = yard.get(Tokens.class).forServer(SERVER, "eu-1", "eu-central", "test").secret();
    assertThat(enrolled.enrol("first", token)).contains("done: this machine is eu-1");
    Machine machine = machines.of(SERVER).orElseThrow();
    assertThat(Files.readString(enrolled.dir("first").resolve("tls/node.key")))
        .contains("PRIVATE KEY");
    assertThat(machine.specs().cores()).isPositive();

    assertThat(enrolled.enrol("second", token))
        .contains("refused: this token let a machine in already");

    Survey survey = machines.measure(machine.id());
    assertThat(survey.specs().memoryBytes()).isEqualTo(machine.specs().memoryBytes());
    assertThat(survey.specs().diskBytes()).isGreaterThan(2L << 30);

    onlyOurCertificateIsLetIn(machine);
    Node node = rented(machine);
    House house = house(node);
    try (Visit visit = throughTheDoor(node, house)) {
      renewed(node, house.name());
      visit.isServed();
    }
    wiped(machine, node);
    assertThat(rented(machine).id()).isNotEqualTo(node.id());

    machines.revoke(machine.id(), "the contract is over");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> nodes.list(RENTER).getFirst().state() == NodeState.UNREACHABLE);
    assertThat(enrolled.renew("first")).contains("refused: this machine's certificate was revoked");
  }

  private static void onlyOurCertificateIsLetIn(Machine machine) {
    DockerHost.Tls ours = yard.get(Authority.class).client();
    try (Yard others = new Yard(Map.of("rowhouse.roles", "portal"))) {
      DockerHost.Tls theirs = others.get(Authority.class).client();
      var stranger = new DockerHost.Tls(ours.authority(), theirs.certificate(), theirs.key());
      assertThatThrownBy(() -> visit(machine, stranger))
          .isInstanceOf(EngineUnreachable.class)
          .hasMessageContaining("certificate");
      assertThatThrownBy(() -> visit(machine, theirs))
          .isInstanceOf(EngineUnreachable.class)
          .hasMessageContaining("not signed by the authority");
    }
  }

  private static void visit(Machine machine, DockerHost.Tls tls) {
    var bridges = new Bridges("visit1", machine.subnet4(), null);
    yard.get(Visiting.class).open(new DockerHost(machine.address(), tls), bridges, null).close();
  }

  private static Node rented(Machine machine) {
    Node node = machines.attach(machine.id(), RENTER, "eu-1", RentalId.mint());
    ready(node.id());
    return nodes.find(node.id()).orElseThrow();
  }

  private static void ready(NodeId id) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> nodes.find(id).orElseThrow().state() == NodeState.READY);
  }

  private record House(String name, String ipv4) {}

  /** A tenant with data, behind a wall. */
  private static House house(Node node) throws IOException {
    var engines = yard.get(Engines.class);
    ContainerId id = ContainerId.mint();
    Lease lease = yard.get(Addresses.class).lease(node.id(), id);
    String name = "rh-" + id.value();
    String volume = name + "-0123abcd";
    try (var in = Files.newInputStream(TestNode.archive("tiny"))) {
      engines.disk(node.id()).load(in);
    }
    engines.disk(node.id()).createVolume(volume, 10_000_000);
    engines.wall(node.id()).raise(lease.address(), 8080, List.of());
    engines
        .engine(node.id())
        .create(
            new ContainerPlan(
                name,
                TestNode.TINY,
                List.of(),
                Map.of(),
                Limits.SMALL,
                Map.of("/data", volume),
                lease.network(),
                lease.address(),
                Map.of(),
                null));
    engines.engine(node.id()).start(name);
    return new House(name, lease.address().ipv4());
  }

  /**
   * A connection through the door that a tenant has still to answer, whatever happens meanwhile.
   */
  private record Visit(Socket socket) implements AutoCloseable {
    void isServed() throws IOException {
      var request = "GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
      socket.getOutputStream().write(request);
      assertThat(new String(socket.getInputStream().readNBytes(7), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.");
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /** It leads to tenants, and to nothing else that the machine has. */
  private static Visit throughTheDoor(Node node, House house) throws IOException {
    var doors = yard.get(Doors.class);
    assumeThat(doors.of(node.id())).as("HAProxy is installed").isPresent();
    assertThat(doors.problem(node.id())).isEmpty();
    var way = doors.of(node.id()).orElseThrow();
    var pass = doors.pass().orElseThrow();
    assertNobody(way, way.name(way.host(), 2376), pass);
    assertNobody(way, way.name("127.0.0.1", 2377), pass);
    assertNobody(way, way.name(house.ipv4(), 8080), yard.get(Authority.class).client());
    try (var first = new Visit(knock(way, way.name(house.ipv4(), 8080), pass))) {
      first.isServed();
    }
    return new Visit(knock(way, way.name(house.ipv4(), 8080), pass));
  }

  private static Socket knock(dev.rowhouse.provisioner.node.Door way, String name, Tls pass)
      throws IOException {
    return way.enter(name, pass.context(), 30_000);
  }

  private static void assertNobody(dev.rowhouse.provisioner.node.Door way, String name, Tls pass) {
    assertThatThrownBy(
            () -> {
              try (var visit = new Visit(knock(way, name, pass))) {
                visit.isServed();
              }
            })
        .as(name)
        .isInstanceOfAny(IOException.class, AssertionError.class);
  }

  /** Docker starts anew with the next certificate, and the house does not notice. */
  private static void renewed(Node node, String house) throws Exception {
    String before = Files.readString(enrolled.dir("first").resolve("tls/node.pem"));
    assertThat(enrolled.renew("first")).contains("the certificate is good until");
    assertThat(Files.readString(enrolled.dir("first").resolve("tls/node.pem")))
        .isNotEqualTo(before);
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreException(EngineUnreachable.class)
        .until(() -> seen(node, house).equals(Optional.of(Seen.Status.RUNNING)));
    ready(node.id());
  }

  private static Optional<Seen.Status> seen(Node node, String house) {
    return yard.get(Engines.class).engine(node.id()).look(house).map(Seen::status);
  }

  private static void wiped(Machine machine, Node node) {
    String proof = machines.wipe(machine.id());
    assertThat(proof)
        .contains("there were 1 containers", "1 volumes", "1 networks")
        .containsPattern(" and [23] walls;") // a door, where HAProxy is installed, has one, too
        .contains(
            "there are 0 containers, 0 images, 0 volumes, 0 networks, 0 data folders and 0 walls");
    assertThat(nodes.find(node.id()).orElseThrow().state()).isEqualTo(NodeState.GONE);
    assertThat(enrolled.dir("first").resolve("fs/data")).isEmptyDirectory();
    assertThat(machines.find(machine.id()).orElseThrow().node()).isNull();
  }
}
