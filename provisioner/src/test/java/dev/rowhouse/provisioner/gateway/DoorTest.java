package dev.rowhouse.provisioner.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.provisioner.docker.DockerHost;
import dev.rowhouse.provisioner.machine.TestDoor;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a gateway and the door of a machine make of each other when not all is well. */
class DoorTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  /** Long enough for the start of a test on a busy machine, and its end is waited for. */
  private static final Duration SHORT = Duration.ofSeconds(15);

  private final TestDoor door = TestDoor.fresh();
  private final Street street = new Street(door);

  @AfterEach
  void close() {
    street.close();
    door.close();
  }

  private Raw.Answer ask(String host) {
    try (var client = street.raw()) {
      return client.get(host + ".test.localhost", "/", "Accept: text/html");
    }
  }

  @Test
  void aDoorThatIsShutIsSaidToBeAndTheRouteComesBackWithIt() {
    street.running("acme", request -> request.response().end("here"));
    assertThat(ask("acme").status()).isEqualTo(200);
    door.shut();
    Raw.Answer shut = ask("acme");
    assertThat(shut.status()).isEqualTo(503);
    assertThat(shut.header("Retry-After")).isNotNull();
    assertThat(shut.body()).contains("Out of reach").doesNotContain("127.", "internal");
    door.open();
    assertThat(ask("acme").body()).isEqualTo("here");
  }

  @Test
  void whoseCertificateIsNotAGatewaysIsNotLetInAndTheAppHearsNothing() {
    var heard = new AtomicInteger();
    street.running("acme", request -> request.response().end("here " + heard.incrementAndGet()));
    door.give(door.foreign());
    street.pass.look();
    assertThat(ask("acme").status()).isGreaterThanOrEqualTo(502);
    assertThat(heard).hasValue(0);
  }

  @Test
  void certificatesAreReplacedBeforeTheyEndAndNobodyIsCutOff() throws Exception {
    DockerHost.Tls old = door.pass(SHORT);
    door.certify(SHORT);
    door.reload();
    door.give(old);
    street.pass.look();
    final Instant end = Instant.now().plus(SHORT);
    street.running("stream", DoorTest::tick);
    street.running("acme", DoorTest::answerOnce);
    var stream = street.raw().send("GET / HTTP/1.1\r\nHost: stream.test.localhost\r\n\r\n");
    stream.head();
    var over = new AtomicBoolean();
    var wrong = new AtomicInteger();
    Thread others = Thread.startVirtualThread(() -> askOn(over, wrong));

    door.certify(Duration.ofDays(1));
    door.reload();
    door.give(door.pass(Duration.ofDays(1)));
    street.pass.look();
    await().atMost(SOON).until(() -> Instant.now().isAfter(end.plusSeconds(2)));
    await().atMost(SOON).until(() -> isRefused(old));

    over.set(true);
    others.join();
    assertThat(wrong).hasValue(0);
    assertThat(isRefused(door.pass().orElseThrow())).isFalse();
    assertThat(stream.text(2_000)).isEqualTo("tick".repeat(500));
    stream.close();
  }

  /** Each request has a connection of its own through the door. */
  private void askOn(AtomicBoolean over, AtomicInteger wrong) {
    while (!over.get()) {
      if (ask("acme").status() != 200) {
        wrong.incrementAndGet();
      }
    }
  }

  private boolean isRefused(DockerHost.Tls pass) {
    String name = door.door().name("127.0.0.1", 1);
    try (var socket = door.door().enter(name, pass.context(), 10_000)) {
      // With TLS 1.3 whoever is refused hears of it when he reads; nobody listens at that port.
      return socket.getInputStream().read() < -1;
    } catch (IOException e) {
      return String.valueOf(e.getMessage()).contains("certificate");
    }
  }

  private static void answerOnce(HttpServerRequest request) {
    request.response().putHeader("Connection", "close").end("here");
  }

  private static void tick(HttpServerRequest request) {
    var response = request.response().putHeader("Content-Length", "1000000");
    var timer = io.vertx.core.Vertx.currentContext().owner();
    timer.setPeriodic(20, _ -> response.write("tick"));
  }
}
