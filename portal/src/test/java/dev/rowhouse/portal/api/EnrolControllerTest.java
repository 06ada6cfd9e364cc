package dev.rowhouse.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.marketplace.setting.Setting;
import dev.rowhouse.marketplace.setting.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EnrolControllerTest extends ApiTest {
  private static final String KNOCK =
      "{\"token\":\"%s\",\"csr\":\"%s\",\"fingerprint\":\"%s\",\"address\":\"tcp://192.0.2.1:2376\","
          + "\"ipv6\":false,\"gateways\":[],\"specs\":{\"cpu\":\"x\",\"cores\":%d,\"memoryBytes\":1,"
          + "\"disks\":\"\",\"diskBytes\":1,\"kernel\":\"6\",\"system\":\"Debian\"},\"benchmark\":"
          + "{\"cpuScore\":1,\"memoryMbps\":1,\"diskWriteMbps\":1,\"diskReadMbps\":1,\"networkMbps\":1}}";

  @Autowired private Settings settings;

  @Test
  void theScriptIsForEveryoneAndKnowsWhereItCameFrom() {
    var reply = api.as(null).get("/enroll.sh");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).startsWith("#!/usr/bin/env bash").contains("default_portal='http");
    assertThat(reply.text().strip()).endsWith("main \"$@\" </dev/null");
  }

  @Test
  void aTokenIsInTheAnswerThatMadeItAndInNoOther() {
    var made = api.post("/api/v1/enrolments", "{\"name\":\"eu-1\",\"region\":\"eu-central\"}");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.field("token")).startsWith("rhm_");
    assertThat(made.field("command")).contains("--token " + made.field("token"));
    var found = api.get("/api/v1/enrolments/" + made.field("id"));
    assertThat(found.text()).doesNotContain(made.field("token"));
    assertThat(found.json().path("progress")).isEmpty();
  }

  @Test
  void whereOperatorsSwitchedItOffNoTokenIsMadeAndTheFieldSaysWhy() {
    settings.change(Map.of(Setting.ENROLLING, 0), "the house is full", "op_test");
    try {
      var refused = api.post("/api/v1/enrolments", "{\"name\":\"eu-3\"}");
      ProblemsTest.expect(refused, 422, "invalid-value");
      assertThat(refused.field("field")).isEqualTo("name");
      assertThat(refused.text()).contains("no machines of one's own are taken on at the moment");
    } finally {
      settings.change(Map.of(Setting.ENROLLING, 1), "there is room again", "op_test");
    }
    assertThat(api.post("/api/v1/enrolments", "{\"name\":\"eu-3\"}").status()).isEqualTo(201);
  }

  @Test
  void whatAMachineSaysStandsWithItsTokenAndARefusalToo() {
    var made = api.post("/api/v1/enrolments", "{\"name\":\"eu-2\"}");
    String token = made.field("token");
    var heard =
        api.as(null)
            .post("/enroll/progress", "{\"token\":\"%s\",\"words\":\"here\"}".formatted(token));
    assertThat(heard.status()).as(heard.text()).isEqualTo(200);
    var knocked =
        api.as(null).post("/enroll", KNOCK.formatted(token, "nothing", "0".repeat(64), 1));
    ProblemsTest.expect(knocked, 422, "invalid-value");
    assertThat(knocked.field("field")).isEqualTo("csr");
    var found = api.get("/api/v1/enrolments/" + made.field("id"));
    assertThat(found.text()).contains("here", "refused: not a PEM text");
  }

  @Test
  void whoHasNoTokenGetsNothing() {
    var anybody = api.as(null);
    ProblemsTest.expect(
        anybody.post("/enroll", KNOCK.formatted("rhm_x", "x", "0".repeat(64), 1)),
        422,
        "invalid-value");
    ProblemsTest.expect(
        anybody.call("GET", "/enroll/bytes", null, "Rowhouse-Token", "rhm_x"),
        422,
        "invalid-value");
    ProblemsTest.expect(
        anybody.post(
            "/enroll/up", "{\"machine\":\"mch_x\",\"at\":\"now\"}", "Rowhouse-Signature", "eA=="),
        422,
        "invalid-value");
  }

  @Test
  void wrongFiguresAreRefusedAtTheirField() {
    var reply = api.as(null).post("/enroll", KNOCK.formatted("t", "c", "f", 0));
    ProblemsTest.expect(reply, 422, "invalid-value");
    assertThat(reply.text()).contains("specs.cores");
  }

  @Test
  void aDockerHostInAPrivateNetworkIsRefusedAtItsField() {
    String tls =
        "{\"authority\":\"-----BEGIN CERTIFICATE-----\",\"certificate\":"
            + "\"-----BEGIN CERTIFICATE-----\",\"key\":\"-----BEGIN PRIVATE KEY-----\"}";
    var reply =
        api.post(
            "/api/v1/nodes",
            "{\"name\":\"n\",\"docker\":\"tcp://10.1.2.3:2376\",\"subnet4\":\"10.9.0.0/16\",\"tls\":%s}"
                .formatted(tls));
    ProblemsTest.expect(reply, 422, "invalid-value");
    assertThat(reply.field("field")).isEqualTo("docker");
    assertThat(reply.text()).contains("private network");
  }
}
