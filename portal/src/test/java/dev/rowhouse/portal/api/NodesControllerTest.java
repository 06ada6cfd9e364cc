package dev.rowhouse.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NodesControllerTest extends ApiTest {
  private static final String NODES = "/api/v1/nodes";

  @Test
  void aSocketOfThisMachineThatNobodyNamedIsNotTaken() {
    var reply =
        api.post(
            NODES,
            "{\"name\":\"n\",\"docker\":\"unix:///var/run/docker.sock\",\"subnet4\":\"10.9.0.0/16\"}");
    ProblemsTest.expect(reply, 422, "invalid-value");
    assertThat(reply.field("field")).isEqualTo("docker");
  }

  @Test
  void aHostOverTlsNeedsCertificates() {
    var reply =
        api.post(
            NODES,
            "{\"name\":\"n\",\"docker\":\"tcp://node.example.com:2376\","
                + "\"subnet4\":\"10.9.0.0/16\"}");
    ProblemsTest.expect(reply, 422, "invalid-value");
    assertThat(reply.field("field")).isEqualTo("tls");
  }

  @Test
  void whatIsMissingIsNamed() {
    var reply = api.post(NODES, "{\"name\":\"n\"}");
    ProblemsTest.expect(reply, 422, "invalid-value");
    assertThat(reply.field("field")).isEqualTo("docker");
  }

  @Test
  void aReceiptThatIsNotOursDoesNotHold() {
    var verdict = api.post("/api/v1/receipts/verify", "{\"type\":\"rowhouse-erasure-receipt\"}");
    assertThat(verdict.status()).as(verdict.text()).isEqualTo(200);
    assertThat(verdict.json().path("valid").asBoolean()).isFalse();
  }

  @Test
  void publicKeysAreForEveryone() {
    for (String path :
        new String[] {"/.well-known/jwks.json", "/.well-known/rowhouse-receipts.json"}) {
      var reply = api.as(null).get(path);
      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
      assertThat(reply.json().has("keys")).isTrue();
    }
  }
}
