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
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ChannelTest {
  private static final ContainerId ID = ContainerId.mint();
  private static final InetSocketAddress ANYWHERE = new InetSocketAddress("127.0.0.1", 0);

  private final HikariDataSource source = TestDatabase.pool();
  private final Vault vault = new Vault(new byte[32]);
  private final Node node = new Node();
  private Workers workers;
  private Presence presence;
  private Streams remote;

  /** What a worker would get of a node. */
  private static final class Node implements Streams {
    final List<Consumer<LogLine>> followers = new CopyOnWriteArrayList<>();
    final AtomicBoolean closed = new AtomicBoolean();

    @Override
    public AutoCloseable logs(
        ContainerId id, int tail, boolean follow, Consumer<LogLine> line, Runnable done) {
      line.accept(new LogLine(false, "tail " + tail + "\n"));
      if (follow) {
        followers.add(line);
      } else {
        done.run();
      }
      return () -> closed.set(true);
    }

    @Override
    public int exec(
        ContainerId id,
        List<String> command,
        String stdin,
        Duration limit,
        Consumer<LogLine> output) {
      if (command.isEmpty()) {
        throw new Rejected("command", "Say what to run.");
      }
      output.accept(new LogLine(false, String.join(" ", command) + stdin));
      output.accept(new LogLine(true, "\nafter " + limit.toSeconds() + " s: \"ä\"\n"));
      return 7;
    }

    @Override
    public Usage usage(ContainerId id) {
      return new Usage(1, 2, 3, 4, 5);
    }
  }

  @BeforeEach
  void open() {
    var jdbc = JdbcClient.create(source);
    jdbc.sql(
            """
            CREATE TABLE provisioner_worker (id CHAR(36) PRIMARY KEY, host VARCHAR(255) NOT NULL,
              port INT NOT NULL, seen_at DATETIME(6) NOT NULL)
            """)
        .update();
    workers = new Workers(jdbc);
    presence =
        new Presence(
            workers, () -> new Listening(node, ANYWHERE, ChannelConfiguration.context(vault)));
    presence.start();
    await().until(() -> !workers.alive().isEmpty());
    remote = new RemoteStreams(workers, ChannelConfiguration.context(vault));
  }

  @AfterEach
  void close() {
    presence.stop();
    source.close();
  }

  @Test
  void aCommandsOutputAndExitCodeComeBack() {
    var said = new StringBuffer();
    int exit =
        remote.exec(
            ID, List.of("make", "tea"), Duration.ofSeconds(9), line -> said.append(line.text()));
    assertThat(exit).isEqualTo(7);
    assertThat(said).hasToString("make tea\nafter 9 s: \"ä\"\n");
  }

  @Test
  void whatACommandIsToReadGoesThere() {
    var said = new StringBuffer();
    remote.exec(
        ID, List.of("drink"), " tea", Duration.ofSeconds(9), line -> said.append(line.text()));
    assertThat(said.toString()).startsWith("drink tea\n");
  }

  @Test
  void whatIsThrownThereIsThrownHere() {
    assertThatThrownBy(() -> remote.exec(ID, List.of(), Duration.ofSeconds(1), _ -> {}))
        .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.field()).isEqualTo("command"))
        .hasMessage("Say what to run.");
  }

  @Test
  void usageComesBack() {
    assertThat(remote.usage(ID)).isEqualTo(new Usage(1, 2, 3, 4, 5));
  }

  @Test
  void aLogEndsWhereItEnds() {
    var said = new StringBuffer();
    var done = new AtomicBoolean();
    remote.logs(ID, 5, false, line -> said.append(line.text()), () -> done.set(true));
    await().untilTrue(done);
    assertThat(said).hasToString("tail 5\n");
  }

  @Test
  void aFollowedLogStreamsUntilNobodyListens() throws Exception {
    var said = new StringBuffer();
    AutoCloseable log = remote.logs(ID, 1, true, line -> said.append(line.text()), () -> {});
    await().until(() -> said.toString().contains("tail 1"));
    node.followers.getFirst().accept(new LogLine(false, "news\n"));
    await().until(() -> said.toString().endsWith("news\n"));
    log.close();
    await().atMost(Duration.ofSeconds(60)).untilTrue(node.closed);
  }

  @Test
  void anotherInstallationIsNotAnswered() {
    byte[] otherKey = new byte[32];
    otherKey[0] = 1;
    var stranger = new RemoteStreams(workers, ChannelConfiguration.context(new Vault(otherKey)));
    assertThatThrownBy(() -> stranger.usage(ID)).isInstanceOf(EngineUnreachable.class);
  }

  @Test
  void whoShowsNoCertificateIsNotAnswered() throws Exception {
    var trusting = javax.net.ssl.SSLContext.getInstance("TLSv1.3");
    trusting.init(null, new javax.net.ssl.TrustManager[] {new Anybody()}, null);
    InetSocketAddress worker = workers.alive().getFirst();
    try (var client = HttpClient.newBuilder().sslContext(trusting).build()) {
      var request =
          HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + worker.getPort() + "/streams"))
              .POST(HttpRequest.BodyPublishers.ofString("{}"))
              .build();
      assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void withoutAWorkerItSaysSo() {
    presence.stop();
    assertThatThrownBy(() -> remote.usage(ID)).hasMessageContaining("no worker");
  }

  private static final class Anybody extends javax.net.ssl.X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(
        java.security.cert.X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkServerTrusted(
        java.security.cert.X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkClientTrusted(
        java.security.cert.X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

    @Override
    public void checkServerTrusted(
        java.security.cert.X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

    @Override
    public void checkClientTrusted(java.security.cert.X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(java.security.cert.X509Certificate[] chain, String type) {}

    @Override
    public java.security.cert.X509Certificate[] getAcceptedIssuers() {
      return new java.security.cert.X509Certificate[0];
    }
  }
}
