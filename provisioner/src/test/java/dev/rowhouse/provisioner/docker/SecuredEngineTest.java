package dev.rowhouse.provisioner.docker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.provisioner.testing.TestNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine elsewhere, over TCP with mutual TLS. */
class SecuredEngineTest extends EngineContract {
  static final Dock DOCK = Dock.open(TestNode.get().securedHost(), TestNode.get().site("test"));

  @TempDir Path folder;

  SecuredEngineTest() {
    super(DOCK);
  }

  @Test
  void a_certificate_that_the_node_does_not_know_is_refused_in_words() throws Exception {
    DockerHost host = TestNode.get().securedHost();
    String[] own = selfSigned();
    refused(new DockerHost.Tls(host.tls().authority(), own[0], own[1]), "our certificate");
  }

  @Test
  void a_node_that_others_signed_for_is_refused_in_words() throws Exception {
    DockerHost.Tls right = TestNode.get().securedHost().tls();
    refused(
        new DockerHost.Tls(selfSigned()[0], right.certificate(), right.key()),
        "signed by the authority");
  }

  @Test
  void without_a_certificate_there_is_no_way_in() {
    String address = TestNode.get().securedHost().address();
    assertThatThrownBy(() -> Dock.open(new DockerHost(address, null), TestNode.get().site("test")))
        .isInstanceOf(EngineRefused.class)
        .hasMessageContaining("HTTPS");
  }

  private static void refused(DockerHost.Tls tls, String words) {
    String address = TestNode.get().securedHost().address();
    assertThatThrownBy(() -> Dock.open(new DockerHost(address, tls), TestNode.get().site("test")))
        .isInstanceOf(EngineUnreachable.class)
        .hasMessageContaining(words);
  }

  /** A certificate and its key. */
  private String[] selfSigned() throws IOException, InterruptedException {
    Path key = folder.resolve("key.pem");
    Path certificate = folder.resolve("certificate.pem");
    new ProcessBuilder(
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-noenc",
            "-subj",
            "/CN=nobody",
            "-keyout",
            key.toString(),
            "-out",
            certificate.toString())
        .start()
        .waitFor();
    return new String[] {Files.readString(certificate), Files.readString(key)};
  }
}
