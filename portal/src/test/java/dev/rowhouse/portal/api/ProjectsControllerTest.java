package dev.rowhouse.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProjectsControllerTest extends ApiTest {
  private static final String PROJECTS = "/api/v1/projects";

  @Test
  void aProjectIsMadeChangedAndDeleted() {
    var made = api.post(PROJECTS, "{\"name\":\"My Shop\",\"access\":\"claim_only\"}");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.field("slug")).isEqualTo("my-shop");
    assertThat(made.field("access")).isEqualTo("CLAIM_ONLY");
    String path = PROJECTS + "/" + made.field("id");
    var changed = api.call("PATCH", path, "{\"idle\":{\"stopAfterMinutes\":1}}");
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.json().at("/idle/stopAfterMinutes").asInt()).isEqualTo(1);
    assertThat(changed.field("name")).isEqualTo("My Shop");
    assertThat(api.call("DELETE", path, null).status()).isEqualTo(204);
    assertThat(api.get(path).status()).isEqualTo(404);
  }

  @Test
  void aTakenSlugIsNamed() {
    api.post(PROJECTS, "{\"name\":\"Shop\"}");
    var second = api.post(PROJECTS, "{\"name\":\"Shop\"}");
    ProblemsTest.expect(second, 422, "invalid-value");
    assertThat(second.field("field")).isEqualTo("slug");
  }

  @Test
  void aPlanSaysWhatAPriceMeans() {
    String path = PROJECTS + "/" + api.post(PROJECTS, "{\"name\":\"Shop\"}").field("id");
    var plan =
        api.post(
            path + "/plans",
            "{\"price\":\"price_1\",\"limits\":{\"memoryMb\":256},"
                + "\"environment\":[{\"name\":\"KEY\",\"value\":\"hidden\",\"secret\":true}]}");
    assertThat(plan.status()).as(plan.text()).isEqualTo(201);
    assertThat(plan.json().at("/limits/memoryMb").asInt()).isEqualTo(256);
    assertThat(plan.text()).doesNotContain("hidden");
    var same = "{\"price\":\"price_1\",\"environment\":[{\"name\":\"KEY\"}]}";
    var changed = api.call("PUT", path + "/plans/" + plan.field("id"), same);
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.json().at("/environment/0/secret").asBoolean()).isTrue();
  }

  @Test
  void aWebhookShowsItsSecretOnceAndItsAddress() {
    String path = PROJECTS + "/" + api.post(PROJECTS, "{\"name\":\"Shop\"}").field("id");
    var made = api.post(path + "/webhooks", "{\"kind\":\"STRIPE\",\"name\":\"Stripe\"}");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.field("secret")).startsWith("whsec_");
    assertThat(made.field("url")).endsWith("/hooks/" + made.field("id"));
    var again = api.get(path + "/webhooks/" + made.field("id"));
    assertThat(again.text()).doesNotContain(made.field("secret"));
    assertThat(api.get(path + "/events").json().path("items")).isEmpty();
  }

  @Test
  void anUnsignedEventPassesTheChainAndIsRefusedByTheInbox() {
    String path = PROJECTS + "/" + api.post(PROJECTS, "{\"name\":\"Shop\"}").field("id");
    String id = api.post(path + "/webhooks", "{}").field("id");
    assertThat(api.as(null).post("/hooks/" + id, "{}").status()).isEqualTo(401);
  }
}
