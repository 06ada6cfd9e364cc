package dev.rowhouse.provisioner.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody may make the gateway and an app see two different rows of requests in the same bytes. */
class SmugglingTest {
  private static final List<String> SEEN = new CopyOnWriteArrayList<>();
  private static Street street;

  @BeforeAll
  static void open() {
    street = new Street("max-body", "1000", "max-headers", "50");
    street.running(
        "acme",
        request -> {
          SEEN.add(request.method() + " " + request.uri());
          request.body().onSuccess(body -> request.response().end("got " + body));
        });
  }

  @AfterAll
  static void close() {
    street.close();
  }

  @BeforeEach
  void forget() {
    SEEN.clear();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Two lengths that disagree, in all their forms.
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /evil HTTP/1.1\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\nGET /evil HTTP/1.1\r\n",
        "Content-Length: 4\r\nContent-Length: 30\r\n\r\nabcdGET /evil HTTP/1.1\r\n",
        "Content-Length: 4, 30\r\n\r\nabcdGET /evil HTTP/1.1\r\n",
        "Content-Length: +4\r\n\r\nabcd",
        "Content-Length: -1\r\n\r\nabcd",
        "Content-Length: 0x4\r\n\r\nabcd",
        "Content-Length: 4abc\r\n\r\nabcd",
        "Content-Length:\r\n\r\nabcd",
        // Encodings that the next in line might not know, or know otherwise.
        "Transfer-Encoding: gzip\r\n\r\nGET /evil HTTP/1.1\r\n",
        "Transfer-Encoding: identity\r\nContent-Length: 4\r\n\r\nabcd",
        "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n",
        // Names and values that another parser could cut elsewhere.
        "Content-Length : 4\r\n\r\nabcd",
        "X-A: 1\u0000\r\n\r\n",
        "X-A: 1\rX-B: 2\r\n\r\n",
        " X-A: 1\r\n\r\n",
        "X A: 1\r\n\r\n",
        "Host: other.test.localhost\r\n\r\n",
        // The eight bytes that no header announced.
        "Upgrade: WebSocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key1: a\r\nSec-WebSocket-Key2:"
            + " b\r\n\r\n12345678",
      })
  void aRequestThatCouldBeReadInTwoWaysIsRefusedAndTheConnectionEnds(String rest) {
    try (var client =
        street.raw().send("POST /a HTTP/1.1\r\nHost: acme.test.localhost\r\n" + rest)) {
      assertThat(client.answer().status()).isBetween(400, 499);
      assertThat(client.isEnded()).isTrue();
    }
    assertThat(SEEN).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /a b HTTP/1.1",
        "GET /a\u00e9 HTTP/1.1",
        "GET a HTTP/1.1",
        "GET /a#b HTTP/1.1",
        "GET http://acme.test.localhost/ HTTP/1.1",
        "GET * HTTP/1.1",
        "GET /\u0001 HTTP/1.1",
        "G\u00cbT / HTTP/1.1",
        "GET / HTTP/1.2",
        "GET /",
        "\u0016\u0003\u0001"
      })
  void aRequestLineThatIsNoneIsRefused(String line) {
    try (var client = street.raw().send(line + "\r\nHost: acme.test.localhost\r\n\r\n")) {
      assertThat(client.answer().status()).isBetween(400, 505);
    }
    assertThat(SEEN).isEmpty();
  }

  @Test
  void aChunkedBodyThatIsBrokenNeverBecomesARequest() {
    for (String body :
        List.of("z\r\n", "5\r\nhelloX", "-1\r\n\r\n", "5;a=\n\r\nhello\r\n0\r\n\r\n")) {
      try (var client =
          street
              .raw()
              .send(
                  "POST /broken HTTP/1.1\r\nHost: acme.test.localhost\r\n"
                      + "Transfer-Encoding: chunked\r\n\r\n"
                      + body
                      + "GET /evil HTTP/1.1\r\nHost: acme.test.localhost\r\n\r\n")) {
        client.drain();
      }
    }
    assertThat(SEEN).doesNotContain("GET /evil");
  }

  @Test
  void whatTheAppLeftUnreadIsNotTakenForARequest() {
    try (var client =
        street
            .raw()
            .send(
                "POST /a HTTP/1.1\r\nHost: nobody.test.localhost\r\nContent-Length: 60\r\n\r\n"
                    + "GET /evil HTTP/1.1\r\nHost: acme.test.localhost\r\n\r\n      ")) {
      assertThat(client.answer().status()).isEqualTo(404);
      client.drain();
    }
    assertThat(SEEN).isEmpty();
  }

  @Test
  void aWebSocketRequestWithABodyIsRefused() {
    try (var client =
        street
            .raw()
            .send(
                "GET / HTTP/1.1\r\nHost: acme.test.localhost\r\nUpgrade: websocket\r\nConnection:"
                    + " Upgrade\r\nContent-Length: 4\r\n\r\nabcd")) {
      assertThat(client.answer().status()).isEqualTo(400);
    }
  }

  @Test
  void aRequestWithoutHostIsRefused() {
    assertThat(street.raw().send("GET / HTTP/1.1\r\n\r\n").answer().status()).isEqualTo(400);
    assertThat(street.raw().send("GET / HTTP/1.0\r\n\r\n").answer().status()).isEqualTo(404);
  }

  @Test
  void tooMuchIsSaidToBeTooMuch() {
    String head = "GET / HTTP/1.1\r\nHost: acme.test.localhost\r\n";
    assertThat(street.raw().send(head + "A: b\r\n".repeat(60) + "\r\n").answer().status())
        .isEqualTo(431);
    assertThat(street.raw().send(head + "A: " + "b".repeat(40_000) + "\r\n\r\n").answer().status())
        .isEqualTo(431);
    assertThat(
            street.raw().send("GET /" + "a".repeat(9_000) + " HTTP/1.1\r\n\r\n").answer().status())
        .isEqualTo(414);
    assertThat(
            street
                .raw()
                .send(
                    "POST / HTTP/1.1\r\nHost: acme.test.localhost\r\nContent-Length: 2000\r\n\r\n")
                .answer()
                .status())
        .isEqualTo(413);
    assertThat(
            street
                .raw()
                .send(
                    "POST / HTTP/1.1\r\nHost: acme.test.localhost\r\nTransfer-Encoding: chunked"
                        + "\r\n\r\n7d0\r\n"
                        + "x".repeat(2000)
                        + "\r\n0\r\n\r\n")
                .answer()
                .status())
        .isEqualTo(413);
  }

  @Test
  void connectAndTraceAreNotPossible() {
    assertThat(
            street
                .raw()
                .send("CONNECT acme:80 HTTP/1.1\r\nHost: acme.test.localhost\r\n\r\n")
                .answer()
                .status())
        .isBetween(400, 405);
    assertThat(
            street
                .raw()
                .send("TRACE / HTTP/1.1\r\nHost: acme.test.localhost\r\n\r\n")
                .answer()
                .status())
        .isEqualTo(405);
  }

  @Test
  void aBodyOfAnUpgradeToHttp2DoesNotSlipPast() {
    try (var client =
        street
            .raw()
            .send(
                "GET / HTTP/1.1\r\nHost: acme.test.localhost\r\nConnection: Upgrade,"
                    + " HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: !!!\r\n\r\n")) {
      client.drain();
    }
    assertThat(SEEN).isEmpty();
  }
}
