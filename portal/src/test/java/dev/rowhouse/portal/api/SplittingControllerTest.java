package dev.rowhouse.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** By which rule cost is split, chosen by programs. */
class SplittingControllerTest extends ApiTest {
  private static final String OURS = "/api/v1/splitting";

  @Test
  void anOrganizationBeginsWithTenantSecondsAndChoosesAnother() {
    JsonNode first = api.get(OURS).json();
    assertThat(first.path("rule").asString()).isEqualTo("tenant-seconds/1");
    assertThat(first.path("choices").valueStream().map(JsonNode::asString))
        .containsExactly("tenant-seconds/1", "equal/1", "usage/1");
    assertThat(first.path("history")).isEmpty();
    assertThat(choose(OURS, "\"usage/1\"").field("rule")).isEqualTo("usage/1");
    JsonNode chosen = api.get(OURS).json();
    assertThat(chosen.path("rule").asString()).isEqualTo("usage/1");
    assertThat(chosen.at("/history/0/saidBy").asString()).startsWith("key:");
  }

  @Test
  void aProjectFollowsUntilItChoosesAndFollowsAgain() {
    String project = api.post("/api/v1/projects", "{\"name\":\"Shop\"}").field("id");
    String theirs = "/api/v1/projects/" + project + "/splitting";
    choose(OURS, "\"equal/1\"");
    assertThat(api.get(theirs).field("rule")).isEqualTo("equal/1");
    assertThat(api.get(theirs).json().path("own").asBoolean()).isFalse();
    JsonNode own = choose(theirs, "\"usage/1\"").json();
    assertThat(own.path("rule").asString()).isEqualTo("usage/1");
    assertThat(own.path("own").asBoolean()).isTrue();
    assertThat(api.get(OURS).field("rule")).isEqualTo("equal/1");
    JsonNode again = choose(theirs, "null").json();
    assertThat(again.path("rule").asString()).isEqualTo("equal/1");
    assertThat(again.path("own").asBoolean()).isFalse();
    assertThat(again.path("history")).hasSize(2);
  }

  @Test
  void aRuleThatIsNoneIsRefusedAtItsField() {
    var wrong = choose(OURS, "\"by-mood/1\"");
    ProblemsTest.expect(wrong, 422, "invalid-value");
    assertThat(wrong.field("field")).isEqualTo("rule");
    assertThat(choose(OURS, "null").status()).isIn(400, 422);
  }

  private Api.Reply choose(String path, String rule) {
    return api.call("PUT", path, "{\"rule\":" + rule + "}");
  }
}
