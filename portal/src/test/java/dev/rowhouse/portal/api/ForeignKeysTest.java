package dev.rowhouse.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.account.KeyScope;
import dev.rowhouse.portal.testing.Route;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Walks every route of the API, as the running app has them, with keys that must open nothing of
 * ours: another organization's, another project's, an expired one, a revoked one, and none.
 */
class ForeignKeysTest extends ApiTest {
  private static final Set<String> OPEN = Set.of("/api/v1/openapi.json");

  /** Lists of a foreign key's own organization, and what makes something in it. */
  private static final Set<String> OWN =
      Set.of(
          "GET /api/v1/openapi.json.yaml",
          "GET /api/v1/me",
          "GET /api/v1/keys",
          "POST /api/v1/keys",
          "GET /api/v1/projects",
          "POST /api/v1/projects",
          "GET /api/v1/containers",
          "GET /api/v1/nodes",
          "POST /api/v1/nodes",
          "GET /api/v1/audit",
          "GET /api/v1/enrolments",
          "POST /api/v1/enrolments",
          "GET /api/v1/offers",
          "GET /api/v1/rentals",
          "GET /api/v1/servers",
          "GET /api/v1/fleet",
          "GET /api/v1/splitting",
          "PUT /api/v1/splitting",
          "POST /api/v1/receipts/verify");

  private static final Set<String> ORGANIZATION =
      Set.of(
          "GET /api/v1/keys",
          "POST /api/v1/keys",
          "GET /api/v1/keys/{id}",
          "DELETE /api/v1/keys/{id}",
          "POST /api/v1/keys/{id}/roll",
          "POST /api/v1/projects",
          "GET /api/v1/nodes",
          "POST /api/v1/nodes",
          "GET /api/v1/nodes/{id}",
          "PATCH /api/v1/nodes/{id}",
          "GET /api/v1/nodes/{id}/history",
          "POST /api/v1/nodes/{id}/revoke",
          "POST /api/v1/nodes/{id}/drain",
          "GET /api/v1/nodes/{id}/drain",
          "DELETE /api/v1/nodes/{id}/drain",
          "GET /api/v1/enrolments",
          "POST /api/v1/enrolments",
          "GET /api/v1/enrolments/{id}",
          "DELETE /api/v1/nodes/{id}",
          "GET /api/v1/offers",
          "GET /api/v1/offers/{id}",
          "POST /api/v1/offers/{id}/holds",
          "GET /api/v1/holds/{id}",
          "DELETE /api/v1/holds/{id}",
          "POST /api/v1/holds/{id}/checkout",
          "GET /api/v1/rentals",
          "GET /api/v1/rentals/{id}",
          "GET /api/v1/rentals/{id}/quote",
          "POST /api/v1/rentals/{id}/cancel",
          "POST /api/v1/rentals/{id}/keep",
          "POST /api/v1/rentals/{id}/end",
          "GET /api/v1/servers",
          "GET /api/v1/servers/{id}",
          "POST /api/v1/servers/{id}/enrolments",
          "DELETE /api/v1/servers/{id}/machine",
          "GET /api/v1/audit",
          "GET /api/v1/audit/{id}",
          "GET /api/v1/nodes/{id}/price",
          "PUT /api/v1/nodes/{id}/price",
          "GET /api/v1/nodes/{id}/capacity",
          "PUT /api/v1/nodes/{id}/capacity",
          "GET /api/v1/splitting",
          "PUT /api/v1/splitting",
          "GET /api/v1/fleet");

  /** Lists that show a key what it opens, and what is no secret. */
  private static final Set<String> ANYBODY =
      Set.of(
          "GET /api/v1/openapi.json.yaml",
          "GET /api/v1/me",
          "GET /api/v1/projects",
          "GET /api/v1/containers",
          "POST /api/v1/receipts/verify");

  private static final List<String> OF_A_PROJECT =
      List.of(
          "/api/v1/projects/{",
          "/api/v1/containers/{",
          "/api/v1/tenants/{",
          "/api/v1/receipts/{id}");

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  private final Map<String, String> names = new TreeMap<>();
  private String expired;
  private String revoked;
  private String foreign;
  private String otherProject;

  @BeforeEach
  void things() {
    OrganizationId theirs = OrganizationId.mint();
    foreign = mint(theirs, null, null);
    expired = mint(ours, null, Instant.parse("2020-01-01T00:00:00Z"));
    var gone = keys.mint(ours, KeyScope.all(null), "gone", null, "test");
    keys.revoke(ours, gone.key().id());
    revoked = gone.secret();
    var project = api.post("/api/v1/projects", "{\"name\":\"Shop\"}");
    assertThat(project.status()).as(project.text()).isEqualTo(201);
    String other = api.post("/api/v1/projects", "{\"name\":\"Other\"}").field("id");
    otherProject = mint(ours, other, null);
    names.put("projects", project.field("id"));
    seed("/api/v1/projects/" + project.field("id"));
  }

  /** Things of ours that really are there: what is refused is refused for whose it is. */
  private void seed(String project) {
    names.put("webhooks", api.post(project + "/webhooks", "{}").field("id"));
    names.put("plans", api.post(project + "/plans", "{\"price\":\"p\"}").field("id"));
    names.put("keys", api.post("/api/v1/keys", "{\"name\":\"k\"}").field("id"));
    var template = api.post(project + "/template", "{\"source\":{\"image\":\"app:1\"}}");
    names.put("containers", template.json().at("/container/id").asString());
    var tenant = api.post(project + "/tenants", "{\"name\":\"Acme\"}");
    names.put("tenants", tenant.field("id"));
    var host = "{\"domain\":\"apps.acme.example\"}";
    names.put("hosts", api.post(project + "/hosts", host).field("id"));
    var receiver = "{\"url\":\"https://93.184.215.14/hook\"}";
    names.put("outbound-webhooks", api.post(project + "/outbound-webhooks", receiver).field("id"));
    assertThat(names.values()).noneMatch(String::isEmpty);
  }

  @TestFactory
  List<DynamicTest> nobodyGetsIn() {
    return walk(route -> {
      for (String key : new String[] {null, "rh_" + "x".repeat(43), expired, revoked}) {
        var reply = call(api.as(key), route);
        assertThat(reply.status()).as(route + " " + reply.text()).isEqualTo(401);
      }
    });
  }

  @TestFactory
  List<DynamicTest> anotherOrganizationFindsNothing() {
    return walk(route -> {
      if (!OWN.contains(route.toString())) {
        refused(route, call(api.as(foreign), route));
      }
    });
  }

  @TestFactory
  List<DynamicTest> anotherProjectFindsNothing() {
    return walk(route -> {
      if (!OWN.contains(route.toString())) {
        refused(route, call(api.as(otherProject), route));
      }
    });
  }

  /** Of what is the organization's a key of one project gets nothing, not even to look at. */
  @TestFactory
  List<DynamicTest> aKeyOfOneProjectReachesNothingOfTheOrganization() {
    return walk(route -> {
      if (ORGANIZATION.contains(route.toString())) {
        var reply = call(api.as(otherProject), route);
        assertThat(reply.status()).as(route + " " + reply.text()).isEqualTo(403);
      }
    });
  }

  /** Each route is of a project, or is named here: a new one cannot be forgotten. */
  @Test
  void everyRouteSaysWhoseItIs() {
    assertThat(routes())
        .allMatch(
            route ->
                ORGANIZATION.contains(route.toString())
                    || ANYBODY.contains(route.toString())
                    || OF_A_PROJECT.stream().anyMatch(route.pattern()::startsWith)
                    || route.pattern().equals("/api/v1/images"),
            "is the organization's, a project's or anybody's");
  }

  @Test
  void theSameThingsAreThereForTheirOwner() {
    String project = "/api/v1/projects/" + names.get("projects");
    for (String kind : new String[] {"webhooks", "plans"}) {
      assertThat(api.get(project + "/" + kind + "/" + names.get(kind)).status()).isEqualTo(200);
    }
    for (String kind : new String[] {"containers", "keys", "tenants"}) {
      assertThat(api.get("/api/v1/" + kind + "/" + names.get(kind)).status()).isEqualTo(200);
    }
  }

  @Test
  void whatAForeignKeyListsIsItsOwn() {
    for (String path : new String[] {"/api/v1/projects", "/api/v1/containers"}) {
      assertThat(api.as(foreign).get(path).json().path("items")).isEmpty();
      assertThat(api.as(otherProject).get(path).text()).doesNotContain(names.get("projects"));
    }
  }

  @Test
  void thereAreRoutesToWalk() {
    assertThat(routes()).hasSizeGreaterThan(40);
  }

  private static void refused(Route route, Api.Reply reply) {
    assertThat(reply.status()).as(route + " " + reply.text()).isIn(403, 404);
  }

  private static Api.Reply call(Api api, Route route) {
    return api.call(route.method(), route.filled(), route.body());
  }

  interface Check {
    void on(Route route);
  }

  private List<DynamicTest> walk(Check check) {
    return routes().stream()
        .map(route -> DynamicTest.dynamicTest(route.toString(), () -> check.on(route)))
        .toList();
  }

  private List<Route> routes() {
    return Route.api(mappings, names).stream()
        .filter(route -> !OPEN.contains(route.pattern()))
        .toList();
  }
}
