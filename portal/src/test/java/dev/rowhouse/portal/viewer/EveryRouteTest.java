package dev.rowhouse.portal.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.portal.testing.Someone;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.project.ProjectSettings;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.tenant.NewTenant;
import dev.rowhouse.provisioner.tenant.Tending;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks every route that the running portal has, taken from its own mappings. */
@SpringBootTest(properties = "rowhouse.roles=portal")
@AutoConfigureMockMvc
class EveryRouteTest {
  private static final String SECRET_NAME = "Hidden Hollow";

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    TestDatabase.register(registry);
  }

  @Autowired MockMvc mvc;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @Autowired Users users;
  @Autowired Organizations organizations;
  @Autowired Projects projects;
  @Autowired Tending tending;

  private final String owner = "owner-" + System.nanoTime();
  private final String stranger = "stranger-" + System.nanoTime();
  private String project;
  private String tenant;

  @BeforeEach
  void twoOrganizations() {
    OrganizationId owners = organizationOf(owner);
    organizationOf(stranger);
    var made = projects.create(owners, ProjectSettings.named(SECRET_NAME, "hollow"));
    project = made.id().value();
    tenant =
        tending
            .create(
                owners,
                made.id(),
                new NewTenant(SECRET_NAME, null, null, null, null),
                new Cause("test", "test"))
            .tenant()
            .id()
            .value();
  }

  @Test
  void withoutASignInNobodyGetsAnything() throws Exception {
    for (Route route : routes()) {
      MvcResult answer = mvc.perform(route.request().with(csrf())).andReturn();
      assertThat(answer.getResponse().getStatus()).as(route.toString()).isEqualTo(302);
      assertThat(answer.getResponse().getRedirectedUrl()).as(route.toString()).endsWith("/sign-in");
    }
  }

  @Test
  void anotherOrganizationsMemberGetsNothingOfOurs() throws Exception {
    for (Route route : routes()) {
      if (!route.names()) {
        continue;
      }
      MvcResult answer =
          mvc.perform(route.request().with(Someone.signedIn(stranger)).with(csrf())).andReturn();
      assertThat(answer.getResponse().getStatus()).as(route.toString()).isIn(400, 404);
      assertThat(answer.getResponse().getContentAsString())
          .as(route.toString())
          .doesNotContain(SECRET_NAME);
    }
  }

  @Test
  void listsOfAnotherOrganizationsMemberHaveNothingOfOurs() throws Exception {
    for (String page :
        List.of(
            "/",
            "/projects",
            "/nodes",
            "/fleet",
            "/keys",
            "/people",
            "/market",
            "/rentals",
            "/vendor")) {
      MvcResult answer =
          mvc.perform(request(HttpMethod.GET, page).with(Someone.signedIn(stranger))).andReturn();
      assertThat(answer.getResponse().getStatus()).as(page).isEqualTo(200);
      assertThat(answer.getResponse().getContentAsString())
          .as(page)
          .doesNotContain(SECRET_NAME, project, tenant);
    }
  }

  @Test
  void ourOwnMemberSeesThem() throws Exception {
    MvcResult answer =
        mvc.perform(request(HttpMethod.GET, "/tenants/" + tenant).with(Someone.signedIn(owner)))
            .andReturn();
    assertThat(answer.getResponse().getStatus()).isEqualTo(200);
    assertThat(answer.getResponse().getContentAsString()).contains(SECRET_NAME);
  }

  @Test
  void everyFormNeedsItsToken() throws Exception {
    for (Route route : routes()) {
      if (route.method() == HttpMethod.POST) {
        MvcResult answer = mvc.perform(route.request().with(Someone.signedIn(owner))).andReturn();
        assertThat(answer.getResponse().getStatus()).as(route.toString()).isEqualTo(403);
      }
    }
  }

  @Test
  void everyPageSaysWhatItNeeds() {
    mappings.getHandlerMethods().values().stream()
        .filter(Doorkeeper::guards)
        .forEach(method ->
            assertThat(method.hasMethodAnnotation(Needs.class)).as("%s", method).isTrue());
  }

  /** One route with its places filled in. */
  private record Route(HttpMethod method, String pattern, String path) {
    AbstractMockHttpServletRequestBuilder<?> request() {
      return pattern.endsWith("/uploads")
          ? multipart(path).file("archive", new byte[] {1})
          : MockMvcRequestBuilders.request(method, path);
    }

    /** Whether it names something that belongs to somebody. */
    boolean names() {
      return pattern.contains("{");
    }
  }

  private List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    mappings
        .getHandlerMethods()
        .forEach((info, method) -> {
          if (Doorkeeper.guards(method)) {
            add(
                routes,
                info.getPatternValues().iterator().next(),
                info.getMethodsCondition().getMethods().iterator().next());
          }
        });
    assertThat(routes).hasSizeGreaterThan(50);
    return routes;
  }

  private void add(List<Route> routes, String pattern, RequestMethod method) {
    String path = pattern;
    for (Map.Entry<String, String> place : places(pattern).entrySet()) {
      path = path.replace("{" + place.getKey() + "}", place.getValue());
    }
    routes.add(new Route(HttpMethod.valueOf(method.name()), pattern, path));
  }

  private Map<String, String> places(String pattern) {
    String id =
        pattern.startsWith("/tenants") || pattern.startsWith("/receipts") ? tenant : project;
    String tail = "_01kaw3t1f0e8r9v6p2m4x7zq5c";
    var places = new HashMap<String, String>();
    places.put("host", "hst" + tail);
    places.put("connection", "cnx" + tail);
    places.putAll(
        Map.of(
            "id",
            pattern.startsWith("/houses")
                ? "con" + tail
                : pattern.startsWith("/nodes") || pattern.startsWith("/fleet/nodes")
                    ? "nod" + tail
                    : pattern.startsWith("/keys") ? "key" + tail : id,
            "plan",
            "pln" + tail,
            "event",
            "evt" + tail,
            "endpoint",
            "whe" + tail,
            "receiver",
            "rcv" + tail,
            "delivery",
            "dlv" + tail,
            "user",
            "usr" + tail,
            "handle",
            "0".repeat(64),
            "verb",
            "start",
            "token",
            "mtk" + tail));
    return places;
  }

  private OrganizationId organizationOf(String who) {
    var user = users.signedIn(new Identity("example", who, null, who));
    return organizations.found(who, user.id()).id();
  }
}
