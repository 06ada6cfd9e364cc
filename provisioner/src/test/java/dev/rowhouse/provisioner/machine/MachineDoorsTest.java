package dev.rowhouse.provisioner.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.db.testing.MovableClock;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.docker.DockerHost;
import dev.rowhouse.provisioner.node.Door;
import dev.rowhouse.provisioner.node.Doors;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.Nodes;
import java.io.IOException;
import java.net.InetAddress;
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
