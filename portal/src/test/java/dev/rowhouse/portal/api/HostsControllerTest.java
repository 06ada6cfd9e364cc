package dev.rowhouse.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.db.id.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostsControllerTest extends ApiTest {
  private final String domain = Ids.mint("dom").replace('_', '-') + ".example";
  private String project;
  private String tenant;

  @BeforeEach
  void aTenant() {
    project = "/api/v1/projects/" + api.post("/api/v1/projects", "{\"name\":\"Shop\"}").field("id");
    api.post(project + "/template", "{\"source\":{\"image\":\"app:1\"}}");
    tenant = "/api/v1/tenants/" + api.post(project + "/tenants", "{\"name\":\"Acme\"}").field("id");
  }

  private Api.Reply claim(String at, String name) {
    return api.post(at + "/hosts", "{\"domain\":\"" + name + "\"}");
  }

  @Test
  void aClaimSaysWhatToPublishAndLeadsNowhereYet() {
    var made = claim(tenant, "App." + domain);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.field("state")).isEqualTo("PENDING");
    assertThat(made.field("domain")).isEqualTo("app." + domain);
    assertThat(made.json().at("/record/name").asString()).isEqualTo("_domain-check.app." + domain);
    assertThat(made.json().at("/record/value").asString()).startsWith("domain-check=");

    String at = project + "/hosts/" + made.field("id");
    assertThat(api.get(at).text()).isEqualTo(made.text());
    assertThat(api.get(project + "/hosts").json().path("items")).hasSize(1);
    assertThat(api.get(tenant + "/hosts").json().path("items")).hasSize(1);
    assertThat(api.call("DELETE", at, null).status()).isEqualTo(204);
    assertThat(api.get(at).status()).isEqualTo(404);
  }

  @Test
  void whatIsNobodysOwnIsRefusedByItsField() {
    var refused = claim(project, "co.uk");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("\"domain\"");
  }

  @Test
  void aClaimToAnotherProjectsDomainIsNotThere() {
    String id = claim(project, domain).field("id");
    String other =
        "/api/v1/projects/" + api.post("/api/v1/projects", "{\"name\":\"Other\"}").field("id");
    assertThat(api.get(other + "/hosts/" + id).status()).isEqualTo(404);
    assertThat(api.call("DELETE", other + "/hosts/" + id, null).status()).isEqualTo(404);
  }
}
