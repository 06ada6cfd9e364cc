package dev.rowhouse.provisioner.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowhouse.db.secret.Vault;
import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.container.Streams;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import dev.rowhouse.provisioner.docker.LogLine;
import dev.rowhouse.provisioner.docker.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bytes from a worker to a process that knows no node. */
class CarrierTest {
  private static final int BIG = 5_000_000;

  private final HikariDataSource source = TestDatabase.pool();
  private final Vault vault = new Vault(new byte[32]);
  private Presence presence;
  private Carrier carrier;

  @BeforeEach
  void open() {
    var jdbc = JdbcClient.create(source);
    jdbc.sql(
            """
            CREATE TABLE provisioner_worker (id CHAR(36) PRIMARY KEY, host VARCHAR(255) NOT NULL,
              port INT NOT NULL, seen_at DATETIME(6) NOT NULL)
            """)
        .update();
    var workers = new Workers(jdbc);
    var context = ChannelConfiguration.context(vault);
    var anywhere = new InetSocketAddress("127.0.0.1", 0);
    presence =
        new Presence(
            workers,
            () -> new Listening(new NoStreams(), List.of(new Parcels()), anywhere, context));
    presence.start();
    await().until(() -> !workers.alive().isEmpty());
    carrier = new RemoteCarrier(workers, context);
  }

  @AfterEach
  void close() {
    presence.stop();
    source.close();
  }

  @Test
  void aLargeAnswerComesWhole() throws IOException {
    try (InputStream answer = carrier.ask("/parcels", "big")) {
      assertThat(answer.readAllBytes()).hasSize(BIG);
    }
  }

  @Test
  void aRefusalIsThrownHereAsItWasThere() {
    assertThatThrownBy(() -> carrier.ask("/parcels", "refuse"))
        .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.field()).isEqualTo("tenant"));
  }

  @Test
  void halfAnAnswerIsNotTakenForTheWhole() throws IOException {
    try (InputStream answer = carrier.ask("/parcels", "break")) {
      assertThatThrownBy(answer::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void withoutAWorkerItSaysSo() {
    presence.stop();
    assertThatThrownBy(() -> carrier.ask("/parcels", "big"))
        .isInstanceOf(EngineUnreachable.class)
        .hasMessageContaining("no worker");
  }

  private static final class Parcels implements Carried {
    @Override
    public String path() {
      return "/parcels";
    }

    @Override
    public void answer(String asked, OutputStream out) throws IOException {
      switch (asked) {
        case "big" -> out.write(new byte[BIG]);
        case "refuse" -> throw new Rejected("tenant", "it has no data yet");
        default -> {
          out.write(new byte[1_000]);
          throw new IllegalStateException("disk away");
        }
      }
    }
  }

  private static final class NoStreams implements Streams {
    @Override
    public AutoCloseable logs(
        ContainerId id, int tail, boolean follow, Consumer<LogLine> line, Runnable done) {
      return () -> {};
    }

    @Override
    public int exec(
        ContainerId id, List<String> command, Duration limit, Consumer<LogLine> output) {
      return 0;
    }

    @Override
    public Usage usage(ContainerId id) {
      return new Usage(0, 0, 0, 0, 0);
    }
  }
}
