package dev.rowhouse.provisioner.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: acme.test.localhost\r\n\r\n";

  private Street street;

  @AfterEach
  void close() {
    street.close();
  }

  @Test
  void oneContainersCrowdDoesNotShutOutTheOthers() {
    street = new Street("requests-per-host", "5");
    var held = new ConcurrentLinkedQueue<HttpServerResponse>();
    street.running("acme", request -> held.add(request.response()));
    street.running("other", request -> request.response().end("free"));
    List<Raw> clients = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      clients.add(street.raw().send(GET));
    }
    await().until(() -> held.size() == 5);
    var refused = street.get("acme", "/");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isNotNull();
    assertThat(street.get("other", "/").body()).isEqualTo("free");
    held.forEach(it -> it.end("done"));
    clients.forEach(it -> assertThat(it.answer().body()).isEqualTo("done"));
    assertThat(street.gateway.counters().overloads.sum()).isOne();
  }

  @Test
  void moreRequestsThanConnectionsQueueAndAllAreServed() {
    street = new Street("connections-per-host", "2", "loops", "1");
    var open = new ConcurrentLinkedQueue<Object>();
    var most = new AtomicLong();
    street.running(
        "acme",
        request -> {
          open.add(request);
          most.accumulateAndGet(open.size(), Math::max);
          street.vertx.setTimer(
              20,
              _ -> {
                open.remove(request);
                request.response().end("ok");
              });
        });
    List<Raw> clients = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      clients.add(street.raw().send(GET));
    }
    clients.forEach(it -> assertThat(it.answer().status()).isEqualTo(200));
    assertThat(most).hasValueLessThanOrEqualTo(2);
  }

  @Test
  void aCrowdAtOneHousesDoorKeepsNobodyFromAnothers() throws IOException {
    var held = new ConcurrentLinkedQueue<HttpExchange>();
    HttpServer portal = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    portal.createContext("/.door/crowded", held::add);
    portal.createContext("/.door/free", exchange -> exchange.sendResponseHeaders(204, -1));
    portal.start();
    String at = "127.0.0.1:" + portal.getAddress().getPort();
    street =
        new Street(
            "portal", at, "connections-per-host", "2", "requests-per-host", "6", "loops", "1");
    street.running("acme", request -> request.response().end());
    street.running("other", request -> request.response().end());
    List<Raw> crowd = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      crowd.add(
          street.raw().send("GET /.door/crowded HTTP/1.1\r\nHost: acme.test.localhost\r\n\r\n"));
    }
    await().until(() -> insideDoor("acme") == 6 && held.size() == 2);
    assertThat(street.get("other", "/.door/free").status()).isEqualTo(204);
    assertThat(street.get("acme", "/.door/free").header("Retry-After")).isNotNull();
    for (int served = 0; served < 6; served++) {
      await().until(() -> !held.isEmpty());
      held.remove().sendResponseHeaders(204, -1);
    }
    crowd.forEach(it -> assertThat(it.answer().status()).isEqualTo(204));
    portal.stop(0);
  }

  private int insideDoor(String label) {
    var gateway = street.gateway;
    return gateway.reserved().of(gateway.router().find(label + ".test.localhost")).inside.get();
  }

  @Test
  void anAppThatDoesNotAnswerIsGivenUp() {
    street = new Street("response-timeout", "500ms");
    var left = new AtomicBoolean();
    street.running("acme", request -> request.response().closeHandler(_ -> left.set(true)));
    assertThat(street.get("acme", "/").status()).isEqualTo(504);
    await().untilTrue(left);
  }

  @Test
  void aBodyThatStopsComingIsGivenUp() {
    street = new Street("stall-timeout", "500ms");
    street.running("acme", request -> request.body().onSuccess(it -> request.response().end()));
    var client =
        street
            .raw()
            .send("POST / HTTP/1.1\r\nHost: acme.test.localhost\r\nContent-Length: 9\r\n\r\nhalf");
    assertThat(client.answer().status()).isEqualTo(408);
  }

  @Test
  void aClientThatNeverEndsItsHeadIsSentAway() {
    street = new Street("keep-alive", "1s");
    try (var slow = street.raw().send("GET / HTTP/1.1\r\nHost: acme")) {
      await().atMost(Duration.ofSeconds(60)).until(slow::isEndedSoon);
    }
  }

  @Test
  void aClientWhoseFirstHeadTricklesInIsSentAwayAfterItsTime() throws Exception {
    street = new Street("head-timeout", "2s", "keep-alive", "60s");
    long begun = System.nanoTime();
    try (var slow = street.raw().send("GET / HTTP/1.1\r\nHost: acme.test.localhost\r\nX-Slow: ")) {
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> isCutOff(slow));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(1));
    street.running("acme", request -> request.response().end("free"));
    try (var usual = street.raw()) {
      assertThat(usual.get("acme.test.localhost", "/").body()).isEqualTo("free");
      await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
      assertThat(usual.get("acme.test.localhost", "/").body()).isEqualTo("free");
    }
  }

  /** Sends one more byte, as slowly as the silence allows. */
  private static boolean isCutOff(Raw slow) {
    try {
      slow.send("x");
      return slow.isEndedSoon();
    } catch (java.io.UncheckedIOException e) {
      return true;
    }
  }

  @Test
  void aClientWhoseSecondHeadTricklesInIsSentAwayToo() {
    street = new Street("keep-alive", "1s");
    street.running("acme", request -> request.response().end("free"));
    try (var slow = street.raw()) {
      assertThat(slow.get("acme.test.localhost", "/").body()).isEqualTo("free");
      slow.send("GET / HTTP/1.1\r\nX-Slow: ");
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> isCutOff(slow));
    }
  }

  @Test
  void anIdleClientIsSentAwayAndABusyOneIsNot() {
    street = new Street("keep-alive", "1s");
    street.running(
        "acme",
        request -> street.vertx.setTimer(2_500, _ -> request.response().end("slow but sure")));
    try (var busy = street.raw().send(GET);
        var idle = street.raw()) {
      await().atMost(Duration.ofSeconds(60)).until(idle::isEndedSoon);
      assertThat(busy.answer().body()).isEqualTo("slow but sure");
    }
  }

  @Test
  void aStoppingGatewayLetsRequestsFinish() {
    street = new Street("drain", "5s");
    street.running(
        "acme", request -> street.vertx.setTimer(700, _ -> request.response().end("finished")));
    var client = street.raw().send(GET);
    await().until(() -> street.gateway.router().find("acme.test.localhost").inside.get() == 1);
    Thread stopping = Thread.startVirtualThread(street.gateway::stop);
    assertThat(client.answer().body()).isEqualTo("finished");
    await().until(() -> !stopping.isAlive());
  }

  @Test
  void aLargeUploadToASlowAppWaitsInTheClient() {
    street = new Street();
    street.running("acme", request -> request.pause());
    var client = street.raw();
    client.send(
        "POST / HTTP/1.1\r\nHost: acme.test.localhost\r\nContent-Length: 4000000000\r\n\r\n");
    var sent = new AtomicLong();
    Thread.startVirtualThread(() -> {
      try {
        byte[] chunk = new byte[65_536];
        while (true) {
          client.socket().getOutputStream().write(chunk);
          sent.addAndGet(chunk.length);
        }
      } catch (java.io.IOException e) {
        // The test is over.
      }
    });
    var last = new AtomicLong(-1);
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> sent.get() > 0 && last.getAndSet(sent.get()) == sent.get());
    assertThat(sent.get()).isLessThan(150L * 1024 * 1024);
    client.close();
  }

  @Test
  void aTrustedEdgeSaysWhoCameAndOthersDoNot() {
    street = new Street("trusted-proxies", "10.0.0.0/8, 127.0.0.1");
    street.running(
        "acme",
        request ->
            request
                .response()
                .end(
                    request.getHeader("X-Forwarded-For")
                        + " "
                        + request.getHeader("X-Forwarded-Proto")
                        + " "
                        + request.getHeader("X-Forwarded-Port")));
    assertThat(
            street
                .get(
                    "acme",
                    "/",
                    "X-Forwarded-For: 203.0.113.9",
                    "X-Forwarded-Proto: https",
                    "X_Forwarded_For: 198.51.100.6",
                    "X.Forwarded.Proto: http",
                    "X_Forwarded-Port: 6")
                .body())
        .isEqualTo("203.0.113.9, 127.0.0.1 https 443");
    street.close();
    street = new Street("trusted-proxies", "10.0.0.0/8");
    street.running("acme", request -> request.response().end(request.getHeader("X-Forwarded-For")));
    assertThat(street.get("acme", "/", "X-Forwarded-For: 203.0.113.9").body())
        .isEqualTo("127.0.0.1");
  }

  @Test
  void theOperatorSeesWhatTheGatewayDidUntilItEnds() {
    street = new Street();
    street.running("acme", request -> request.response().end("ok"));
    street.get("acme", "/");
    street.get("nobody", "/");
    var before = java.time.Instant.now().minusSeconds(60);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          var reading = street.readings.since(before).getFirst();
          assertThat(reading.routes()).isOne();
          assertThat(reading.requests()).isGreaterThanOrEqualTo(2);
          assertThat(reading.unknownHosts()).isOne();
        });
    street.gateway.stop();
    assertThat(street.readings.since(before)).isEmpty();
  }
}
