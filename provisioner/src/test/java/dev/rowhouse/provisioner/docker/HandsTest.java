package dev.rowhouse.provisioner.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.provisioner.testing.TestNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HandsTest {
  /** Longer than connecting to the node may take. */
  private static final String SILENT = "sleep 6; hostname";

  @Test
  void oneHandIsHeardHoweverLongItIsSilentAlsoOverMutualTls() {
    TestNode node = TestNode.get();
    try (var connection = new Connection(node.securedHost());
        var hands =
            new Hands(connection, new Images(connection), node.site("test"), Powers.network())) {
      connection.streams().pingCmd().exec(); // it is taken from the pool, not newly opened
      assertThat(hands.run(SILENT)).isEqualTo(hands.run("hostname"));
    }
  }

  /** On a machine that is lost no command ends; whoever gives it up must not wait for one. */
  @Test
  void whatIsClosedWhileACommandRunsIsClosedAtOnceAndTheCommandIsGivenUp() {
    TestNode node = TestNode.get();
    try (var connection = new Connection(node.host())) {
      var hands =
          new Hands(connection, new Images(connection), node.site("test"), Powers.network());
      assertThat(hands.run("echo here")).contains("here");
      var command = CompletableFuture.runAsync(() -> hands.run("sleep 600"));
      // It is tried once more by another hand, which is closed, too.
      // What feeds the socket complains in a thread of its own that it is closed.
      await()
          .dontCatchUncaughtExceptions()
          .atMost(Duration.ofSeconds(60))
          .until(() -> {
            hands.close();
            return command.isDone();
          });
      assertThat(command).isCompletedExceptionally();
    }
  }
}
