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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bytes from a worker to a process that knows no node. */
class CarrierTest {
  private static final int BIG = 5_000_000;

  private final HikariDataSource source = TestDatabase.pool();
  private final Vault vault = new Vault(new byte[32]);
  private final AtomicInteger brokenOff = new AtomicInteger();
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
            () ->
                new Listening(
                    new NoStreams(),
                    List.of(new Parcels()),
                    List.of(new Letters()),
                    anywhere,
                    context));
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
  void whatIsBroughtArrivesWholeAndIsAnswered() throws IOException {
    var bytes = new ByteArrayInputStream(new byte[BIG]);
    assertThat(carrier.bring("/letters", "für Ann", bytes)).isEqualTo("für Ann: " + BIG);
  }

  @Test
  void aRefusalOfWhatIsBroughtIsThrownHereAsItWasThere() {
    var bytes = new ByteArrayInputStream(new byte[10]);
    assertThatThrownBy(() -> carrier.bring("/letters", "refuse", bytes))
        .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.field()).isEqualTo("archive"));
  }

  @Test
  void whoBreaksOffWhileBringingIsNotTakenForDone() {
    var torn =
        new SequenceInputStream(
            new ByteArrayInputStream(new byte[200_000]),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the sender went away");
              }
            });
    assertThatThrownBy(() -> carrier.bring("/letters", "torn", torn))
        .isInstanceOf(IOException.class);
    await().untilAtomic(brokenOff, Matchers.is(1));
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

  private final class Letters implements Accepted {
    @Override
    public String path() {
      return "/letters";
    }

    @Override
    public String take(String about, InputStream bytes) throws IOException {
      if (about.equals("refuse")) {
        throw new Rejected("archive", "too large");
      }
      try {
        return about + ": " + bytes.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        brokenOff.incrementAndGet();
        throw e;
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
        ContainerId id,
        List<String> command,
        String stdin,
        Duration limit,
        Consumer<LogLine> output) {
      return 0;
    }

    @Override
    public Usage usage(ContainerId id) {
      return new Usage(0, 0, 0, 0, 0);
    }
  }
}
