package dev.rowhouse.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.marketplace.account.KeyScope;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProblemsTest extends ApiTest {
  private static final String KEYS = "/api/v1/keys";

  @Test
  void aRequestWithoutAKeyIsToldHowToSignIn() {
    var reply = api.as(null).get(KEYS);
    expect(reply, 401, "unauthenticated");
    assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
  }

  @Test
  void anUnknownAnExpiredAndARevokedKeyOpenNothing() {
    expect(api.as("rh_nonsense").get(KEYS), 401, "unauthenticated");
    expect(
        api.as(mint(ours, null, Instant.parse("2020-01-01T00:00:00Z"))).get(KEYS),
        401,
        "unauthenticated");
    var minted = keys.mint(ours, KeyScope.all(null), "gone", null, "test");
    keys.revoke(ours, minted.key().id());
    expect(api.as(minted.secret()).get(KEYS), 401, "unauthenticated");
  }

  @Test
  void anAddressThatDoesNotExistIsAProblemToo() {
    expect(api.get("/api/v1/nothing"), 404, "not-found");
    expect(api.get("/api/v2/keys"), 404, "not-found");
  }

  @Test
  void anIdentifierOfAWrongShapeNamesNothing() {
    expect(api.get(KEYS + "/not-a-key"), 404, "not-found");
  }

  @Test
  void aMethodThatIsNotKnownIsToldWithTheOnesThatAre() {
    var reply = api.call("PATCH", KEYS, "{}");
    expect(reply, 405, "method-not-allowed");
    assertThat(reply.header("Allow")).contains("GET", "POST");
  }

  @Test
  void anAnswerInAnotherFormThanJsonIsNotToBeHad() {
    expect(api.call("GET", KEYS, null, "Accept", "application/pdf"), 406, "not-acceptable");
  }

  @Test
  void aBodyOfAnotherTypeIsRefused() {
    var reply = api.post(KEYS, "name=x", "Content-Type", "application/x-www-form-urlencoded");
    expect(reply, 415, "unsupported-media-type");
  }

  @Test
  void aBodyThatIsNoJsonIsRefused() {
    expect(api.post(KEYS, "{\"name\":"), 400, "malformed-json");
    expect(api.post(KEYS, ""), 400, "malformed-json");
  }

  @Test
  void aNameThatIsNotKnownIsTold() {
    var reply = api.post(KEYS, "{\"name\":\"a\",\"projekt\":\"x\"}");
    expect(reply, 400, "malformed-json");
    assertThat(reply.field("field")).isEqualTo("projekt");
  }

  @Test
  void aValueThatCannotBeTakenIsNamed() {
    var reply = api.post(KEYS, "{\"name\":\" \"}");
    expect(reply, 422, "invalid-value");
    assertThat(reply.field("field")).isEqualTo("name");
    reply = api.get(KEYS + "?limit=1000");
    expect(reply, 422, "invalid-value");
    assertThat(reply.field("field")).isEqualTo("limit");
  }

  @Test
  void aHugeBodyIsTooLarge() {
    expect(api.post(KEYS, "{\"name\":\"" + "x".repeat(1 << 20) + "\"}"), 413, "too-large");
  }

  @Test
  void aKeyOfOneProjectMayNotSeeKeys() {
    String secret = mint(ours, "prj_01kaw3t1f0e8r9v6p2m4x7zq5c", null);
    expect(api.as(secret).get(KEYS), 403, "forbidden");
  }

  @Test
  void everyAnswerHasItsNumberAndNoCookie() {
    var reply = api.get(KEYS);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("X-Request-Id")).startsWith("req_");
    assertThat(reply.header("Set-Cookie")).isEmpty();
  }

  static void expect(Api.Reply reply, int status, String type) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    assertThat(reply.field("type")).isEqualTo("https://rowhouse.dev/problems/" + type);
    assertThat(reply.json().path("status").asInt()).isEqualTo(status);
    assertThat(reply.field("requestId")).isEqualTo(reply.header("X-Request-Id"));
  }
}
