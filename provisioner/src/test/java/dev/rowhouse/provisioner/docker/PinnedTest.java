package dev.rowhouse.provisioner.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.provisioner.testing.TestNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;

/** Whose name leads elsewhere than when it was judged hears nothing of us. */
class PinnedTest {
  @Test
  void theLibrarysConnectionsEndBeforeAWordWhenTheNameLeadsElsewhere() throws Exception {
    try (var trap = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
      CompletableFuture<Integer> heard = CompletableFuture.supplyAsync(() -> firstByte(trap));
      var host = host(trap.getLocalPort()).pinned(List.of(InetAddress.getByName("192.0.2.1")));
      var context = Pinned.to(host.pins(), Certificates.of(tls()));
      try (var socket = new Socket(trap.getInetAddress(), trap.getLocalPort())) {
        assertThatThrownBy(() ->
                context
                    .getSocketFactory()
                    .createSocket(socket, "localhost", trap.getLocalPort(), true))
            .hasMessageContaining("localhost leads to another address");
      }
      assertThat(heard.get()).isEqualTo(-1);
    }
  }

  @Test
  void ourOwnConnectionsGoToTheAddressThatWasJudgedWhateverTheNameSays() throws Exception {
    try (var elsewhere = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.9"))) {
      CompletableFuture<Integer> heard = CompletableFuture.supplyAsync(() -> firstByte(elsewhere));
      var host = host(elsewhere.getLocalPort()).pinned(List.of(InetAddress.getByName("127.0.0.9")));
      try (Line line = Line.open(host, null, 5_000)) {
        line.out().write('x');
        line.out().flush();
        assertThat(heard.get()).isEqualTo('x');
      }
    }
  }

  @Test
  void aNodeThatIsPinnedToItsAddressIsReachedAsEver() throws Exception {
    DockerHost node = TestNode.get().securedHost();
    var pin = InetAddress.getByName(node.uri().getHost());
    try (Dock dock = Dock.open(node.pinned(List.of(pin)), TestNode.get().site("pinned"))) {
      dock.ping();
    }
    var other = InetAddress.getByName("127.0.0.9");
    assertThatThrownBy(() -> Dock.open(node.pinned(List.of(other)), TestNode.get().site("pinned")))
        .isInstanceOf(EngineUnreachable.class)
        .hasMessageContaining("leads to another address");
  }

  @Test
  void whoIsConnectedIsAskedAfterByTheKernelWhileTheyAreSilent() throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        var socket = new Socket(silent.getInetAddress(), silent.getLocalPort())) {
      var context = Pinned.to(List.of(), Certificates.of(tls()));
      context.getSocketFactory().createSocket(socket, "localhost", silent.getLocalPort(), true);
      assertThat(socket.getKeepAlive()).isTrue();
      int silence = socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE);
      int questions = socket.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT);
      int between = socket.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL);
      assertThat(silence + questions * between).as("seconds").isBetween(1, 60);
    }
  }

  private static int firstByte(ServerSocket server) {
    try (Socket came = server.accept()) {
      return came.getInputStream().read();
    } catch (IOException e) {
      return -1;
    }
  }

  private static DockerHost host(int port) {
    return new DockerHost("tcp://localhost:" + port, tls());
  }

  private static DockerHost.Tls tls() {
    DockerHost.Tls tls = TestNode.get().securedHost().tls();
    if (tls == null) {
      throw new IllegalStateException("the test's node has no certificates");
    }
    return tls;
  }
}
