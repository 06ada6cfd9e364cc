package dev.rowhouse.provisioner.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.db.testing.MovableClock;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.docker.DockerHost;
import dev.rowhouse.provisioner.machine.Reign.Stage;
import dev.rowhouse.provisioner.node.Door;
import dev.rowhouse.provisioner.node.Doors;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.Nodes;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who gets through a machine's door, by the certificates that both sides really have. */
class MachineDoorsTest {
  private static final OrganizationId OURS = OrganizationId.mint();

  private final Yard yard = new Yard(Map.of("rowhouse.roles", "portal"), MovableClock.going());
  private final Introducing introducing = yard.get(Introducing.class);
  private final Doors doors = yard.get(Doors.class);
  private final Renewing renewing = yard.get(Renewing.class);
  private final Succession succession = yard.get(Succession.class);

  @AfterEach
  void close() {
    yard.close();
  }

  @Test
  void aMachinesDoorIsKnownByItsNodeAndItsNameSaysTheTenant() {
    assertThat(doors.pass()).isEmpty();
    Admission admission = up(Applicant.number(1), "eu-1");
    Node node = yard.get(Nodes.class).list(OURS).getFirst();
    Door door = doors.of(node.id()).orElseThrow();
    assertThat(doors.all()).containsExactly(Map.entry(node.id(), door));
    assertThat(door.host()).isEqualTo("192.0.2.1");
    assertThat(door.name("10.128.1.2", 8080))
        .isEqualTo(
            "10-128-1-2-8080."
                + admission.machine().value().replace('_', '-')
                + ".rowhouse.internal");
    yard.get(Machines.class).revoke(OURS, node.id(), "sold");
    assertThat(doors.all()).isEmpty();
  }

  @Test
  void gatewaysAreLetInAndTheMachineProvesThatItIsTheOneThatIsMeant() throws Exception {
    var applicant = Applicant.number(1);
    Admission admission = up(applicant, "eu-1");
    String name = name(admission);
    DockerHost.Tls pass = doors.pass().orElseThrow();
    assertThat(said(applicant, admission, pass, name)).isEqualTo('x');
    String others = name(up(Applicant.number(2), "eu-2"));
    assertThatThrownBy(() -> said(applicant, admission, pass, others))
        .hasMessageContaining("No subject alternative DNS name matching");
  }

  @Test
  void whatOpensDockerOpensNoDoorAndTheOtherWayRound() {
    var applicant = Applicant.number(1);
    Admission admission = up(applicant, "eu-1");
    var authority = yard.get(Authority.class);
    assertThatThrownBy(() -> said(applicant, admission, authority.client(), name(admission)))
        .isInstanceOf(IOException.class);
    String pass = doors.pass().orElseThrow().certificate();
    assertThatThrownBy(() ->
            Pem.certificate(pass).verify(Pem.certificate(authority.certificate()).getPublicKey()))
        .isInstanceOf(Exception.class);
  }

  @Test
  void whoSignsIsReplacedAndNobodyIsLockedOutOnTheWay() throws Exception {
    nineteenYearsAgo();
    var applicant = Applicant.number(1);
    var before = up(applicant, "eu-1");
    DockerHost.Tls first = doors.pass().orElseThrow();
    assertThat(stages()).containsOnly(Stage.ALONE);

    assertThat(renewing.sweep()).as("every node hears of the next").isEqualTo(1);
    assertThat(stages()).containsOnly(Stage.ANNOUNCED);
    assertThat(isLetIn(applicant, before)).as("who does not know of it yet").isTrue();
    renewing.sweep();
    assertThat(stages()).as("somebody does not know of it yet").containsOnly(Stage.ANNOUNCED);

    Admission told = renewed(applicant, before);
    assertThat(certificates(told.authority())).isEqualTo(2);
    assertThat(certificates(told.gateways())).isEqualTo(2);
    renewing.sweep();
    assertThat(stages()).containsOnly(Stage.SUCCEEDED);
    DockerHost.Tls second = doors.pass().orElseThrow();
    assertThat(second.certificate()).isNotEqualTo(first.certificate());
    assertThat(isLetIn(applicant, told)).isTrue();
    assertThat(said(applicant, told, first, name(told)))
        .as("a gateway that has not heard of it yet")
        .isEqualTo('x');
    renewing.sweep();
    assertThat(stages()).containsOnly(Stage.SUCCEEDED);

    Admission next = renewed(applicant, told);
    renewing.sweep();
    assertThat(stages()).containsOnly(Stage.ALONE);
    assertThat(isLetIn(applicant, next)).isTrue();
    Admission last = renewed(applicant, next);
    assertThat(certificates(last.gateways())).isEqualTo(1);
    assertThat(isLetIn(applicant, last)).isTrue();
    assertThatThrownBy(() -> said(applicant, last, first, name(last)))
        .as("whom the former signed for")
        .isInstanceOf(IOException.class);
    assertThat(succession.look().getFirst().until())
        .isAfter(yard.clock.instant().plus(Duration.ofDays(19 * 365)));
  }

  @Test
  void aMachineThatEndedItsTimeUnheardKeepsNobodyWaiting() {
    nineteenYearsAgo();
    up(Applicant.number(1), "eu-1");
    renewing.sweep();
    renewing.sweep();
    assertThat(succession.look()).extracting(Reign::waiting).containsOnly(1);
    yard.clock.pass(Duration.ofDays(91));
    renewing.sweep();
    assertThat(stages()).containsOnly(Stage.SUCCEEDED);
  }

  /** Who signs was made then; what they signed was renewed in time. */
  private void nineteenYearsAgo() {
    yard.clock.pass(Duration.ofDays(-19 * 365));
    yard.get(Authority.class).begun();
    yard.clock.comeBack();
    assertThat(yard.get(Authority.class).renewClient()).isTrue();
  }

  private List<Stage> stages() {
    return succession.look().stream().map(Reign::stage).toList();
  }

  /** A little later, so that it is seen to have been after the last step. */
  private Admission renewed(Applicant applicant, Admission before) {
    yard.clock.pass(Duration.ofMinutes(10));
    return renewing.renew(applicant.letter(before, yard.clock.instant()));
  }

  /** A gateway, with what it has now. */
  private boolean isLetIn(Applicant applicant, Admission admission) throws Exception {
    return said(applicant, admission, doors.pass().orElseThrow(), name(admission)) == 'x';
  }

  private static int certificates(String pem) {
    return pem.split("-----BEGIN CERTIFICATE-----", -1).length - 1;
  }

  private Admission up(Applicant applicant, String name) {
    String secret =
        yard.get(Tokens.class).forOrganization(OURS, name, "eu-central", "test").secret();
    Admission admission = introducing.introduce(applicant.introduction(secret));
    introducing.up(applicant.letter(admission, yard.clock.instant()));
    return admission;
  }

  private static String name(Admission admission) {
    return new Door("127.0.0.1", 1, Door.domain(admission.machine().value()))
        .name("10.128.1.2", 8080);
  }

  /** What a client with these certificates hears from a door with the machine's. */
  private static int said(
      Applicant applicant, Admission admission, DockerHost.Tls client, String name)
      throws Exception {
    String key = Pem.write("PRIVATE KEY", applicant.pair.getPrivate().getEncoded());
    SSLContext machine =
        new DockerHost.Tls(admission.gateways(), admission.certificate(), key).context();
    var home = InetAddress.getLoopbackAddress();
    try (var door =
        (SSLServerSocket) machine.getServerSocketFactory().createServerSocket(0, 50, home)) {
      door.setNeedClientAuth(true);
      CompletableFuture<Void> keeper = CompletableFuture.runAsync(() -> greet(door));
      try (var socket = new java.net.Socket(home, door.getLocalPort());
          var secured =
              (SSLSocket)
                  client
                      .context()
                      .getSocketFactory()
                      .createSocket(socket, name, door.getLocalPort(), true)) {
        var parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured.getInputStream().read();
      } finally {
        keeper.join();
      }
    }
  }

  private static void greet(SSLServerSocket door) {
    try (var came = door.accept()) {
      came.getOutputStream().write('x');
    } catch (IOException e) {
      // Who is not let in, or does not trust us, is told so by TLS itself.
    }
  }
}
