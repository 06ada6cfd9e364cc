package dev.rowhouse.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class HooksTest extends ApiTest {
  private static final String PROJECTS = "/api/v1/projects";
  private static final String EVENT =
      """
      {"id":"evt_1","object":"event","type":"product.updated","created":1,"livemode":false,\
      "data":{"object":{"id":"prod_1","object":"product"}}}\
      """;

  private Api.Reply webhook() {
    String path = PROJECTS + "/" + api.post(PROJECTS, "{\"name\":\"Shop\"}").field("id");
    return api.post(path + "/webhooks", "{\"kind\":\"STRIPE\",\"name\":\"Stripe\"}");
  }

  @Test
  void aSignedEventIsTakenOnceAndItsRepetitionIsHarmless() throws GeneralSecurityException {
    Api.Reply hook = webhook();
    String path = "/hooks/" + hook.field("id");
    String signature = sign(hook.field("secret"));
    var first = api.as(null).post(path, EVENT, "Stripe-Signature", signature);
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.text()).isEqualTo("{\"received\":true}");
    var second = api.as(null).post(path, EVENT, "Stripe-Signature", signature);
    assertThat(second.text()).isEqualTo("{\"received\":true,\"duplicate\":true}");
  }

  @Test
  void whatIsRefusedIsToldAsAProblemWithANumberAndNothingElse() {
    var refused = api.as(null).post("/hooks/" + webhook().field("id"), EVENT);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.json().path("status").asInt()).isEqualTo(401);
    assertThat(refused.field("detail")).isNotEmpty();
    var headers = refused.response().headers();
    assertThat(headers.firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(headers.firstValue("X-Request-Id")).isPresent();
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void nobodyIsAtAnAddressThatWasNeverGiven() {
    assertThat(api.as(null).post("/hooks/whe_x", EVENT).status()).isEqualTo(404);
    assertThat(api.as(null).post("/hooks/", EVENT).status()).isEqualTo(404);
    assertThat(api.as(null).post("/hooks/../api/v1/me", EVENT).status()).isGreaterThan(399);
  }

  @Test
  void eventsArePosted() {
    var got = api.as(null).get("/hooks/" + webhook().field("id"));
    ProblemsTest.expect(got, 405, "method-not-allowed");
    assertThat(got.response().headers().firstValue("Allow")).hasValue("POST");
  }

  @Test
  void forgedEventsGetSlow() {
    String path = "/hooks/" + webhook().field("id");
    int status = 0;
    for (int i = 0; i < 70; i++) {
      status = api.as(null).post(path, EVENT, "Stripe-Signature", "t=1,v1=00").status();
    }
    assertThat(status).isEqualTo(429);
  }

  private static String sign(String secret) throws GeneralSecurityException {
    long now = Instant.now().getEpochSecond();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] v1 = mac.doFinal((now + "." + EVENT).getBytes(StandardCharsets.UTF_8));
    return "t=" + now + ",v1=" + HexFormat.of().formatHex(v1);
  }
}
