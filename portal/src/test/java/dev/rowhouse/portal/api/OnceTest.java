package dev.rowhouse.portal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.marketplace.ApiKeyId;
import dev.rowhouse.marketplace.account.KeyScope;
import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.once.Changes;
import dev.rowhouse.portal.api.once.OnceFilter;
import dev.rowhouse.portal.api.problem.Problem;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class OnceTest extends ApiTest {
  private static final String KEYS = "/api/v1/keys";
  private static final String BODY = "{\"name\":\"deploy\"}";
  @Autowired JdbcClient jdbc;
  @Autowired Changes changes;

  @Test
  void aRepeatedPostGetsTheFirstAnswerAgainWithItsSecret() {
    var first = post(BODY, "order-1");
    var second = post(BODY, "order-1");
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(keyCount()).isEqualTo(2);
  }

  @Test
  void anotherBodyUnderTheSameKeyIsRefused() {
    post(BODY, "order-1");
    ProblemsTest.expect(post("{\"name\":\"other\"}", "order-1"), 422, "key-reused");
    assertThat(keyCount()).isEqualTo(2);
  }

  @Test
  void twoCallersMayChooseTheSameKey() {
    var first = post(BODY, "order-1");
    var second = api.as(mint(ours, null, null)).post(KEYS, BODY, "Idempotency-Key", "order-1");
    assertThat(second.field("id")).isNotEqualTo(first.field("id"));
  }

  @Test
  void aRefusedPostIsNotRememberedAndMayBeTriedAgain() {
    ProblemsTest.expect(post("{\"name\":\"\"}", "order-1"), 422, "invalid-value");
    assertThat(post(BODY, "order-1").status()).isEqualTo(201);
  }

  @Test
  void manyAtOnceHappenOnce() throws Exception {
    var replies = new ArrayList<Api.Reply>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Api.Reply> call = () -> post(BODY, "order-1");
      for (var done : threads.invokeAll(java.util.Collections.nCopies(16, call))) {
        replies.add(done.get());
      }
    }
    assertThat(replies).allMatch(reply -> reply.status() == 201 || reply.status() == 409);
    assertThat(replies.stream().filter(r -> r.status() == 201).map(Api.Reply::text).distinct())
        .hasSize(1);
    assertThat(keyCount()).isEqualTo(2);
  }

  @Test
  void whoGoesAwayMidwayMayAskAgainAndItHappensOnce() throws Exception {
    for (int sent = 1; sent <= 3; sent++) {
      try (var socket = new Socket("127.0.0.1", port)) {
        socket.getOutputStream().write(request(sent).getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
      }
    }
    var retried = post(BODY, "order-1");
    await().atMost(Duration.ofSeconds(60)).until(() -> post(BODY, "order-1").status() == 201);
    assertThat(retried.status()).isIn(201, 409);
    assertThat(keyCount()).isEqualTo(2);
  }

  /** A whole request whose answer nobody reads, or one whose body never ends. */
  private String request(int sent) {
    String body = sent == 1 ? BODY.substring(0, 5) : BODY;
    return "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
        .concat("Content-Type: application/json\r\nIdempotency-Key: order-1\r\n")
        .concat("Content-Length: %d\r\n\r\n%s")
        .formatted(KEYS, api.key(), BODY.length(), body);
  }

  @Test
  void anAnswerIsForgottenAfterADay() {
    post(BODY, "order-1");
    jdbc.sql("UPDATE portal_idempotency SET created_at = created_at - INTERVAL 25 HOUR").update();
    var second = post(BODY, "order-1");
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.header("Idempotent-Replayed")).isEmpty();
  }

  @Test
  void storedAnswersAreSealed() {
    String secret = post(BODY, "order-1").field("secret");
    var stored = jdbc.sql("SELECT answer FROM portal_idempotency").query(String.class).list();
    assertThat(stored).isNotEmpty().noneMatch(answer -> answer.contains(secret));
  }

  /** Of an archive nothing is kept, and yet another one of the same length is told from it. */
  @Test
  void anotherStreamOfTheSameLengthUnderTheSameKeyIsRefused() throws Exception {
    var caller = new Caller(ApiKeyId.mint(), "ours", ours, KeyScope.all(null), null);
    assertThat(streamed(caller, "archive one").getContentAsString()).isEqualTo("11 bytes");
    var again = streamed(caller, "archive one");
    assertThat(again.getContentAsString()).isEqualTo("11 bytes");
    assertThat(again.getHeader("Idempotent-Replayed")).isEqualTo("true");
    assertThatThrownBy(() -> streamed(caller, "archive two"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("body differ from the first time");
  }

  private MockHttpServletResponse streamed(Caller caller, String body) throws Exception {
    var request = new MockHttpServletRequest("POST", "/api/v1/images");
    request.setContentType("application/x-tar");
    request.setContent(body.getBytes(StandardCharsets.UTF_8));
    request.addHeader("Idempotency-Key", "archive-1");
    var response = new MockHttpServletResponse();
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken(caller, null));
    try {
      new OnceFilter(changes)
          .doFilter(
              request,
              response,
              (asked, answer) -> {
                int read = asked.getInputStream().readNBytes(7).length;
                answer.getOutputStream().print(read + 4 + " bytes");
              });
    } finally {
      SecurityContextHolder.clearContext();
    }
    return response;
  }

  @Test
  void anOddKeyIsNamed() {
    var reply = post(BODY, "x".repeat(201));
    ProblemsTest.expect(reply, 422, "invalid-value");
    assertThat(reply.field("field")).isEqualTo("Idempotency-Key");
  }

  private Api.Reply post(String body, String name) {
    return api.post(KEYS, body, "Idempotency-Key", name);
  }

  private int keyCount() {
    return api.get(KEYS + "?limit=100").json().path("items").size();
  }
}
