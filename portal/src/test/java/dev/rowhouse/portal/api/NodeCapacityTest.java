package dev.rowhouse.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.portal.testing.Planted;
import dev.rowhouse.provisioner.NodeId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How many houses a node takes, and what a template needs of it, said by programs. */
class NodeCapacityTest extends ApiTest {
  private NodeId node;
  private String capacity;

  @BeforeEach
  void aNode() {
    node = Planted.node(tables, ours, "eu-1");
    capacity = "/api/v1/nodes/" + node.value() + "/capacity";
  }

  @Test
  void whatIsSaidIsThereAndInTheHistory() {
    assertThat(api.get(capacity).json().path("most").isNull()).isTrue();
    assertThat(say("{\"most\":287}").json().path("most").asInt()).isEqualTo(287);
    assertThat(api.get(capacity).json().path("most").asInt()).isEqualTo(287);
    assertThat(api.get(capacity).json().path("houses").asInt()).isZero();
    assertThat(say("{\"most\":null}").json().path("most").isNull()).isTrue();
    JsonNode history = api.get("/api/v1/nodes/" + node.value() + "/history").json();
    assertThat(history.findValuesAsString("cause"))
        .containsExactly(
            "takes as many houses as fit, said by API", "takes 287 houses at most, said by API");
  }

  @Test
  void whatIsSaidTwiceStandsOnceInTheHistory() {
    say("{\"most\":5}");
    say("{\"most\":5}");
    assertThat(api.get("/api/v1/nodes/" + node.value() + "/history").json()).hasSize(1);
  }

  @Test
  void whatNoNodeCanTakeIsRefusedAtItsField() {
    for (String body : new String[] {"{\"most\":-1}", "{\"most\":100001}", "{\"most\":2.5}"}) {
      var reply = say(body);
      assertThat(reply.status()).as(body + reply.text()).isIn(400, 422);
      assertThat(reply.text()).as(body).contains("most");
    }
    assertThat(api.get(capacity).json().path("most").isNull()).isTrue();
  }

  @Test
  void whoSaysWhatTheySawIsToldWhenSomebodyWasFaster() {
    String seen = api.get(capacity).header("ETag");
    assertThat(seen).matches("\"[0-9a-f]{32}\"");
    var taken = api.call("PUT", capacity, "{\"most\":5}", "If-Match", seen);
    assertThat(taken.status()).as(taken.text()).isEqualTo(200);
    ProblemsTest.expect(
        api.call("PUT", capacity, "{\"most\":6}", "If-Match", seen), 412, "changed-meanwhile");
    assertThat(api.get(capacity).json().path("most").asInt()).isEqualTo(5);
    String now = taken.header("ETag");
    assertThat(now).isNotEqualTo(seen).isEqualTo(api.get(capacity).header("ETag"));
    assertThat(api.call("PUT", capacity, "{\"most\":7}", "If-Match", now).status()).isEqualTo(200);
  }

  @Test
  void anotherOrganizationFindsNoSuchNode() {
    var other = api.as(mint(OrganizationId.mint(), null, null));
    ProblemsTest.expect(other.call("PUT", capacity, "{\"most\":1}"), 404, "not-found");
    ProblemsTest.expect(other.get(capacity), 404, "not-found");
  }

  @Test
  void aTemplateSaysWhatItNeedsOfNodes() {
    String project = api.post("/api/v1/projects", "{\"name\":\"Shop\"}").field("id");
    String template = "/api/v1/projects/" + project + "/template";
    String container =
        api.post(template, "{\"source\":{\"image\":\"app:1\"}}")
            .json()
            .at("/container/id")
            .asString();
    var reply = api.call("PATCH", template, "{\"needs\":[\"ipv6\",\"diskLimits\"]}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(api.get(template).json().path("needs").valueStream().map(JsonNode::asString))
        .containsExactly("diskLimits", "ipv6");
    api.call("PATCH", template, "{\"environment\":[]}");
    assertThat(api.get(template).json().path("needs")).hasSize(2);
    var wrong = api.call("PATCH", template, "{\"needs\":[\"wings\"]}");
    ProblemsTest.expect(wrong, 422, "invalid-value");
    assertThat(wrong.field("field")).isEqualTo("needs");
    assertThat(api.get("/api/v1/containers/" + container + "/timeline").text())
        .contains("needs of a node: diskLimits, ipv6");
    assertThat(api.call("PATCH", template, "{\"needs\":[]}").json().path("needs")).isEmpty();
  }

  private Api.Reply say(String body) {
    return api.call("PUT", capacity, body);
  }
}
