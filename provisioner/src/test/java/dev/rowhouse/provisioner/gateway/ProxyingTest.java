package dev.rowhouse.provisioner.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.provisioner.Observed;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProxyingTest {
  private final Street street = street();

  Street street() {
    return new Street();
  }

  @AfterEach
  void close() {
    street.close();
  }

  private static void echo(HttpServerRequest request) {
    var said = new StringBuilder(request.method() + " " + request.uri() + "\n");
    request.headers().forEach(it -> said.append(it.getKey() + ": " + it.getValue() + "\n"));
    request.response().end(said.toString());
  }

  @Test
  void aRequestReachesTheAppWithItsTargetUntouched() {
    street.running("acme", ProxyingTest::echo);
    var answer = street.get("acme", "/a%2Fb/../c;x=1?q=%20+%ff&&=");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).startsWith("GET /a%2Fb/../c;x=1?q=%20+%ff&&=\n");
  }

  @Test
  void anUnusualMethodIsPassedOn() {
    street.running("acme", ProxyingTest::echo);
    var answer =
        street.raw().send("PROPFIND /x HTTP/1.1\r\nHost: acme.test.localhost\r\n\r\n").answer();
    assertThat(answer.body()).startsWith("PROPFIND /x\n");
  }

  @Test
  void theAppSeesTheHostAndWhoCame() {
    street.running("acme", ProxyingTest::echo);
    var answer = street.raw().get("ACME.test.localhost:7401", "/");
    assertThat(answer.body())
        .containsIgnoringCase("host: ACME.test.localhost:7401\n")
        .contains("X-Forwarded-For: 127.0.0.1\n")
        .contains("X-Forwarded-Proto: http\n")
        .contains("X-Forwarded-Host: ACME.test.localhost:7401\n")
        .contains("X-Forwarded-Port: 7401\n");
  }

  @Test
  void headersOfTheConnectionAreNotPassedOn() {
    street.running("acme", ProxyingTest::echo);
    var answer =
        street.get(
            "acme",
            "/",
            "Connection: keep-alive, X-Mine",
            "X-Mine: 1",
            "Keep-Alive: timeout=5",
            "TE: trailers",
            "Proxy-Authorization: x",
            "Proxy: evil",
            "X-Kept: yes");
    assertThat(answer.body().toLowerCase())
        .contains("x-kept: yes")
        .doesNotContain("x-mine", "keep-alive", "te:", "proxy");
  }

  @Test
  void headersOfTheAppsConnectionAreNotPassedBack() {
    street.running(
        "acme",
        request ->
            request
                .response()
                .putHeader("Connection", "keep-alive, X-Hop")
                .putHeader("Keep-Alive", "timeout=9")
                .putHeader("X-Hop", "1")
                .putHeader("X-Kept", "yes")
                .end("x"));
    var answer = street.get("acme", "/");
    assertThat(answer.header("X-Kept")).isEqualTo("yes");
    assertThat(answer.header("X-Hop")).isNull();
    assertThat(answer.header("Keep-Alive")).isNull();
    assertThat(answer.header("Connection")).isNull();
  }

  @Test
  void anUnknownHostGetsASmallPageThatNamesNobody() {
    var answer = street.get("nobody", "/", "Accept: text/html");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("There is nothing at this address").hasSizeLessThan(1500);
    assertThat(answer.body().toLowerCase()).doesNotContain("rowhouse", "docker");
    assertThat(street.raw().get("acme.example.com", "/").status()).isEqualTo(404);
    assertThat(street.raw().get("", "/").status()).isEqualTo(404);
  }

  @Test
  void manyRequestsOfOneConnectionUseOneConnectionToTheApp() {
    var connections = new java.util.concurrent.ConcurrentSkipListSet<Integer>();
    street.running(
        "acme",
        request -> {
          connections.add(request.connection().remoteAddress().port());
          request.response().end("ok");
        });
    var client = street.raw();
    for (int i = 0; i < 20; i++) {
      assertThat(client.get("acme.test.localhost", "/" + i).body()).isEqualTo("ok");
    }
    assertThat(connections).hasSize(1);
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() {
    street.running("acme", ProxyingTest::echo);
    String one = "GET /1 HTTP/1.1\r\nHost: acme.test.localhost\r\n\r\n";
    var client = street.raw().send(one + one.replace("/1 ", "/2 ") + one.replace("/1 ", "/3 "));
    assertThat(client.answer().body()).startsWith("GET /1\n");
    assertThat(client.answer().body()).startsWith("GET /2\n");
    assertThat(client.answer().body()).startsWith("GET /3\n");
  }

  @Test
  void aKeptConnectionThatDiedIsReplacedWithoutTheClientNoticing() {
    var served = new AtomicInteger();
    street.running(
        "acme",
        request -> {
          if (served.incrementAndGet() % 2 == 0) {
            request.connection().close();
          } else {
            request.response().end("ok");
          }
        });
    assertThat(street.get("acme", "/").status()).isEqualTo(200);
    // The loop that has the kept connection is one of two: try both.
    var client = street.raw();
    client.get("acme.test.localhost", "/");
    assertThat(client.get("acme.test.localhost", "/").status()).isEqualTo(200);
  }

  @Test
  void aPostIsNeverSentTwice() {
    var posts = new AtomicInteger();
    street.running(
        "acme",
        request -> {
          posts.incrementAndGet();
          request.connection().close();
        });
    var answer =
        street
            .raw()
            .send("POST / HTTP/1.1\r\nHost: acme.test.localhost\r\nContent-Length: 1\r\n\r\nx")
            .answer();
    assertThat(answer.status()).isEqualTo(502);
    assertThat(posts).hasValue(1);
  }

  @Test
  void anAppThatListensAMomentTooLateIsStillReached() throws Exception {
    int port;
    try (var probe = new java.net.ServerSocket(0)) {
      port = probe.getLocalPort();
    }
    street.known(street.estate.add("late", Observed.RUNNING, port));
    var client = street.raw().send("GET / HTTP/1.1\r\nHost: late.test.localhost\r\n\r\n");
    street.vertx.setTimer(
        150,
        _ ->
            street
                .vertx
                .createHttpServer()
                .requestHandler(it -> it.response().end("here"))
                .listen(port, "127.0.0.1"));
    assertThat(client.answer().body()).isEqualTo("here");
  }

  @Test
  void anAppThatDoesNotListenGivesABadGatewayWithoutInnerWords() throws Exception {
    int port;
    try (var probe = new java.net.ServerSocket(0)) {
      port = probe.getLocalPort();
    }
    street.known(street.estate.add("dead", Observed.RUNNING, port));
    var answer = street.get("dead", "/");
    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.body().toLowerCase()).doesNotContain("refused", "127.0.0.1", "docker");
  }

  @Test
  void aBodyOfKnownLengthAndOneInChunksArriveWhole() {
    street.running(
        "acme",
        request ->
            request
                .body()
                .onSuccess(body ->
                    request
                        .response()
                        .end(
                            request.getHeader("Content-Length")
                                + " "
                                + request.getHeader("Transfer-Encoding")
                                + " "
                                + body)));
    var client = street.raw();
    String head = "POST / HTTP/1.1\r\nHost: acme.test.localhost\r\n";
    assertThat(client.send(head + "Content-Length: 5\r\n\r\nhello").answer().body())
        .isEqualTo("5 null hello");
    assertThat(
            client
                .send(head + "Transfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n")
                .answer()
                .body())
        .isEqualTo("null chunked hello");
    assertThat(client.send(head + "Content-Length: 0\r\n\r\n").answer().body())
        .isEqualTo("0 null ");
  }

  @Test
  void aClientThatExpectsToBeToldToContinueIsTold() throws Exception {
    street.running(
        "acme",
        request ->
            request
                .body()
                .onSuccess(body -> request.response().end(body + request.getHeader("Expect"))));
    var client =
        street
            .raw()
            .send(
                "POST / HTTP/1.1\r\nHost: acme.test.localhost\r\nContent-Length: 5\r\n"
                    + "Expect: 100-continue\r\n\r\n");
    assertThat(client.head().status()).isEqualTo(100);
    assertThat(client.send("hello").answer().body()).isEqualTo("hellonull");
  }

  @Test
  void aRefusedClientThatExpectsToContinueIsNotTold() {
    var client =
        street
            .raw()
            .send(
                "POST / HTTP/1.1\r\nHost: no.test.localhost\r\nContent-Length: 5\r\n"
                    + "Expect: 100-continue\r\n\r\n");
    assertThat(client.answer().status()).isEqualTo(404);
    assertThat(client.isEnded()).isTrue();
  }

  @Test
  void headGetsTheLengthAndNoBody() throws Exception {
    street.running(
        "acme",
        request -> {
          if (request.method() == HttpMethod.HEAD) {
            request.response().putHeader("Content-Length", "7").end();
          } else {
            request.response().end("ok");
          }
        });
    var client = street.raw().send("HEAD / HTTP/1.1\r\nHost: acme.test.localhost\r\n\r\n");
    assertThat(client.head().header("Content-Length")).isEqualTo("7");
    assertThat(client.get("acme.test.localhost", "/nothing-left-over").status()).isEqualTo(200);
  }

  @Test
  void noContentAndNotModifiedHaveNoBodyAndKeepTheConnection() {
    street.running(
        "acme",
        request ->
            request.response().setStatusCode(request.path().equals("/204") ? 204 : 304).end());
    var client = street.raw();
    var none = client.get("acme.test.localhost", "/204");
    assertThat(none.status()).isEqualTo(204);
    assertThat(none.header("Content-Length")).isNull();
    assertThat(client.get("acme.test.localhost", "/304").status()).isEqualTo(304);
    assertThat(client.get("acme.test.localhost", "/204").status()).isEqualTo(204);
  }

  @Test
  void trailersArePassedBack() {
    street.running(
        "acme",
        request -> {
          var response = request.response().setChunked(true);
          response.write("data");
          street.vertx.setTimer(50, _ -> response.putTrailer("X-Sum", "42").end());
        });
    assertThat(street.get("acme", "/", "TE: trailers").body())
        .isEqualToIgnoringCase("data\n[x-sum: 42]");
  }

  @Test
  void aResponseThatEndsWithItsConnectionIsPassedOnWhole() throws Exception {
    try (var app = new java.net.ServerSocket(0)) {
      Thread.startVirtualThread(() -> {
        try (var socket = app.accept()) {
          socket.getInputStream().read(new byte[1024]);
          socket.getOutputStream().write("HTTP/1.0 200 OK\r\n\r\nall of it".getBytes());
        } catch (java.io.IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      });
      street.known(street.estate.add("old", Observed.RUNNING, app.getLocalPort()));
      assertThat(street.get("old", "/").body()).isEqualTo("all of it");
    }
  }

  @Test
  void aResponseThatBreaksOffIsNotPassedOnAsWhole() throws Exception {
    try (var app = new java.net.ServerSocket(0)) {
      Thread.startVirtualThread(() -> {
        try (var socket = app.accept()) {
          socket.getInputStream().read(new byte[1024]);
          socket
              .getOutputStream()
              .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".getBytes());
        } catch (java.io.IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      });
      street.known(street.estate.add("half", Observed.RUNNING, app.getLocalPort()));
      var client = street.raw().send("GET / HTTP/1.1\r\nHost: half.test.localhost\r\n\r\n");
      assertThat(client.head().status()).isEqualTo(200);
      assertThat(client.text(100)).isEqualTo("half");
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void anOldClientGetsAResponseOfUnknownLengthAndThenTheEnd() {
    street.running(
        "acme",
        request -> {
          request.response().setChunked(true).write("one ");
          street.vertx.setTimer(50, _ -> request.response().end("two"));
        });
    var answer = street.raw().send("GET / HTTP/1.0\r\nHost: acme.test.localhost\r\n\r\n").answer();
    assertThat(answer.header("Transfer-Encoding")).isNull();
    assertThat(answer.body()).isEqualTo("one two");
  }

  @Test
  void serverSentEventsArriveOneByOneAndTheClientsLeavingReachesTheApp() throws Exception {
    var left = new AtomicBoolean();
    var events = new AtomicReference<io.vertx.core.http.HttpServerResponse>();
    street.running(
        "acme",
        request -> {
          request.response().closeHandler(_ -> left.set(true));
          request.response().putHeader("Content-Type", "text/event-stream").setChunked(true);
          request.response().write("data: 1\n\n");
          events.set(request.response());
        });
    var client = street.raw().send("GET / HTTP/1.1\r\nHost: acme.test.localhost\r\n\r\n");
    assertThat(client.head().header("Content-Type")).isEqualTo("text/event-stream");
    client.line();
    assertThat(client.text(9)).isEqualTo("data: 1\n\n");
    client.line();
    events.get().write("data: 2\n\n");
    client.line();
    assertThat(client.text(9)).isEqualTo("data: 2\n\n");
    assertThat(left).isFalse();
    client.close();
    await().atMost(Duration.ofSeconds(60)).untilTrue(left);
  }

  @Test
  void http2WithPriorKnowledgeIsSpokenToClientsAndHttp1ToApps() {
    street.running(
        "acme",
        request ->
            request
                .body()
                .onSuccess(body ->
                    request
                        .response()
                        .putHeader("Connection", "keep-alive")
                        .putHeader("X-Version", request.version().name())
                        .putHeader("X-Host", request.getHeader("Host"))
                        .putHeader(
                            "X-Framing",
                            request.getHeader("Content-Length")
                                + "/"
                                + request.getHeader("Transfer-Encoding"))
                        .putHeader("X-Cookie", String.valueOf(request.getHeader("Cookie")))
                        .end("got " + body)));
    var client =
        street.vertx.createHttpClient(
            new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false));
    var options =
        new RequestOptions()
            .setServer(SocketAddress.inetSocketAddress(street.port(), "127.0.0.1"))
            .setHost("acme.test.localhost")
            .setPort(80);
    var get =
        client
            .request(options)
            .compose(it -> {
              it.headers().add("cookie", "a=1").add("cookie", "b=2");
              return it.send();
            })
            .compose(it -> it.body().map(body -> java.util.Map.entry(it, body)))
            .await();
    assertThat(get.getKey().version()).isEqualTo(HttpVersion.HTTP_2);
    assertThat(get.getKey().getHeader("X-Version")).isEqualTo("HTTP_1_1");
    assertThat(get.getKey().getHeader("X-Host")).isEqualTo("acme.test.localhost");
    assertThat(get.getKey().getHeader("X-Framing")).isEqualTo("null/null");
    assertThat(get.getKey().getHeader("X-Cookie")).isEqualTo("a=1; b=2");
    assertThat(get.getValue()).hasToString("got ");
    var post =
        client
            .request(options.setMethod(HttpMethod.POST))
            .compose(it -> it.send(Buffer.buffer("hello")))
            .compose(it -> it.body())
            .await();
    assertThat(post).hasToString("got hello");
    client.close().await();
  }

  @Test
  void theRoutesInMemoryServeWhileTheDatabaseIsAway() {
    street.running("acme", ProxyingTest::echo);
    street.estate.away = true;
    int before = street.estate.reads.get();
    await().atMost(Duration.ofSeconds(60)).until(() -> street.estate.reads.get() > before);
    assertThat(street.get("acme", "/").status()).isEqualTo(200);
  }

  @Test
  void aRemovedContainersHostIsUnknownAndItsSuccessorsIsKnown() {
    var old = street.running("acme", ProxyingTest::echo);
    street.estate.become(old, Observed.DELETED);
    await().until(() -> street.get("acme", "/").status() == 404);
    street.running("acme", request -> request.response().end("new"));
    assertThat(street.get("acme", "/").body()).isEqualTo("new");
    street.estate.put(street.estate.with(old, Observed.DELETED, false, old.access(), 9));
    street.running("other", ProxyingTest::echo);
    assertThat(street.get("acme", "/").body()).isEqualTo("new");
  }

  @Test
  void healthAnswersOnlyUnderTheInternalHost() {
    assertThat(street.raw().get("gateway.internal", "/healthz").status()).isEqualTo(200);
    assertThat(street.raw().get("127.0.0.1", "/healthz").status()).isEqualTo(404);
  }
}
