package dev.rowhouse.portal.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import dev.rowhouse.db.testing.OneConnectionEach;
import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.account.ApiKeys;
import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.KeyScope;
import dev.rowhouse.marketplace.account.Members;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.marketplace.account.Role;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.portal.api.key.Calls;
import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.portal.testing.OneOfEach;
import dev.rowhouse.portal.testing.Route;
import dev.rowhouse.portal.testing.Someone;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who gets where: each route of the running portal, pages and calls, for each role of the own and
 * of another organization, and for who is not signed in. Routes are taken from the app's own
 * mappings; one that says neither whom it lets in nor that it is for anyone fails here.
 */
@SpringBootTest(properties = {"rowhouse.roles=portal", "rowhouse.rates.refused.burst=100000"})
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Import(OneConnectionEach.class)
class MatrixTest {
  /** What anyone may ask for, and why that is safe. */
  private static final Map<String, String> FOR_ANYONE =
      Map.ofEntries(
          Map.entry("/sign-in", "the way in"),
          Map.entry("/sign-in/code", "the way in"),
          Map.entry("/welcome/{token}", "the first run's secret link"),
          Map.entry("/join/{token}", "an invitation's secret link"),
          Map.entry("/join/{token}/account", "an invitation's secret link"),
          Map.entry("/joining/{token}", "leads to the sign-in"),
          Map.entry("/nowhere", "for who belongs to no organization"),
          Map.entry("/as/{token}", "an operator's sealed hand-over"),
          Map.entry("/as/end", "ends what an operator began"),
          Map.entry("/as-over", "says that it is over"),
          Map.entry("/estimate", "a calculation with the reader's own numbers"),
          Map.entry("/error", "what went wrong, in words"),
          Map.entry("/api/v1/openapi.json", "the description of the API"),
          Map.entry("/api/v1/openapi.json.yaml", "the description of the API"),
          Map.entry("/.well-known/jwks.json", "public keys"),
          Map.entry("/.well-known/rowhouse-receipts.json", "public keys"));

  /** After which somebody is no member any more: OrganizationTest tries it. */
  private static final String LEAVING = "/organization/leave";

  /** What machines of ours and of builders ask for, with secrets of their own kind. */
  private static final List<String> OTHER_DOORS =
      List.of("/enrol", "/hooks/", "/channel/", "/.door/");

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
  @Autowired Members members;
  @Autowired ApiKeys keys;
  @Autowired JdbcClient tables;

  private final Map<Role, String> ownKeys = new TreeMap<>();
  private final Map<Role, String> foreignKeys = new TreeMap<>();
  private final List<String> leaks = new ArrayList<>();
  private final Map<String, Cookie> sessions = new TreeMap<>();
  private Map<String, String> things;
  private int cells;

  @BeforeAll
  void twoOrganizations() throws Exception {
    OrganizationId own = organization("own", ownKeys);
    organization("foreign", foreignKeys);
    things = OneOfEach.of(mvc, tables, own.value(), ownKeys.get(Role.OWNER));
    things.put("organization", own.value());
  }

  private OrganizationId organization(String side, Map<Role, String> secrets) {
    OrganizationId made = null;
    for (Role role : Role.values()) {
      var user = users.signedIn(new Identity("example", side + role, null, side + " " + role));
      if (made == null) {
        made = organizations.found(side, user.id()).id();
      }
      members.add(made, user.id(), role);
      Set<Permission> may = EnumSet.copyOf(role.permissions());
      may.retainAll(KeyScope.MOST);
      var scope = new KeyScope(null, may, List.of());
      secrets.put(role, keys.mint(made, scope, side + role, null, "test").secret());
    }
    return made;
  }

  @Test
  void everyRouteIsOpenToWhomItSaysAndToNobodyElse() throws Exception {
    Instant began = Instant.now();
    List<Route> routes = routes(things);
    assertThat(routes).hasSizeGreaterThan(200);
    for (Route route : routes) {
      signedOut(route);
    }
    Map<String, Long> before = sums();
    for (Route route : routes) {
      for (Role role : Role.values()) {
        refused(route, role);
        if (route.names() || route.looks()) {
          foreign(route, role);
        }
      }
    }
    assertThat(sums()).as("nobody who was refused changed anything").isEqualTo(before);
    // What changes things meets none here: whoever may do it is let in, and told so.
    for (Route route : routes(Map.of())) {
      if (!route.pattern().equals(LEAVING)) {
        allowed(route);
      }
    }
    for (Route route : routes) {
      if (route.looks() && route.real()) {
        allowed(route);
      }
    }
    System.out.printf(
        "matrix of the portal: %d routes (%d of them name things that are there) x %d roles x own,"
            + " foreign, signed out: %d requests in %d s, %d leaks%n",
        routes.size(),
        routes.stream().filter(route -> route.names() && route.real()).count(),
        Role.values().length,
        cells,
        Duration.between(began, Instant.now()).toSeconds(),
        leaks.size());
    assertThat(leaks).isEmpty();
    assertThat(OneConnectionEach.greedy()).as("who holds a connection and wants another").isEmpty();
  }

  @Test
  void everyRouteSaysWhomItIsFor() {
    assertThat(Route.all(mappings, things, _ -> true))
        .filteredOn(route -> !isForAnyone(route) && !isOtherDoor(route))
        .allSatisfy(route -> assertThat(need(route)).as(route.toString()).isPresent());
  }

  @Test
  void whatIsForAnyoneIsNamedHere() {
    assertThat(Route.all(mappings, things, _ -> true))
        .filteredOn(route -> route.handler().getBeanType().isAnnotationPresent(ForAnyone.class))
        .filteredOn(route -> !isOtherDoor(route))
        .extracting(Route::pattern)
        .isSubsetOf(FOR_ANYONE.keySet());
  }

  @Test
  void everyFormNeedsItsToken() throws Exception {
    for (Route route : routes(things)) {
      if (!isCall(route) && !route.looks()) {
        var answer = mvc.perform(form(route).with(Someone.signedIn("ownOWNER"))).andReturn();
        assertThat(answer.getResponse().getStatus()).as(route.toString()).isEqualTo(403);
      }
    }
  }

  private void signedOut(Route route) throws Exception {
    if (isCall(route)) {
      hold(call(route, null).getStatus() == 401, route, "answers without a key");
      return;
    }
    MockHttpServletResponse answer = page(route, null);
    String next = String.valueOf(answer.getRedirectedUrl());
    hold(
        answer.getStatus() == 302 && next.endsWith("/sign-in"),
        route,
        "answers who is not signed in");
  }

  /** A member of the own organization whose role lacks what the route asks for. */
  private void refused(Route route, Role role) throws Exception {
    if (!may(role, route)) {
      check(ask(route, "own", role), Set.of(403), route, "lets in our " + role);
    }
  }

  private void foreign(Route route, Role role) throws Exception {
    MockHttpServletResponse answer = ask(route, "foreign", role);
    if (route.names()) {
      Set<Integer> no = may(role, route) ? Set.of(400, 403, 404, 422) : Set.of(403);
      check(answer, no, route, "lets in a foreign " + role);
    } else {
      hold(nothingOfOurs(answer), route, "shows ours to a foreign " + role);
    }
  }

  private void allowed(Route route) throws Exception {
    for (Role role : Role.values()) {
      if (may(role, route)) {
        int status = ask(route, "own", role).getStatus();
        // A house on a machine that is not there is out of reach, and said to be.
        boolean let = status != 401 && status != 403 && (status < 500 || status == 503);
        hold(let, route, status + " for our " + role);
      }
    }
  }

  private void check(
      MockHttpServletResponse answer, Set<Integer> expected, Route route, String otherwise)
      throws Exception {
    boolean right = expected.contains(answer.getStatus()) && nothingOfOurs(answer);
    hold(right, route, otherwise + ": " + answer.getStatus());
  }

  private boolean nothingOfOurs(MockHttpServletResponse answer) throws Exception {
    String text = answer.getContentAsString();
    return !text.contains(OneOfEach.NAME)
        && !text.contains("hidden-hollow")
        && !text.contains(things.get("organization"));
  }

  private void hold(boolean right, Route route, String otherwise) {
    if (!right) {
      leaks.add(route + " " + otherwise);
    }
  }

  private MockHttpServletResponse ask(Route route, String side, Role role) throws Exception {
    return isCall(route)
        ? call(route, (side.equals("own") ? ownKeys : foreignKeys).get(role))
        : page(route, side + role);
  }

  private MockHttpServletResponse call(Route route, String key) throws Exception {
    var asked = request(HttpMethod.valueOf(route.method()), route.filled());
    if (key != null) {
      asked.header("Authorization", "Bearer " + key);
    }
    if (route.body() != null) {
      asked.contentType("application/json").content(route.body());
    }
    return perform(asked);
  }

  private MockHttpServletResponse page(Route route, String who) throws Exception {
    var asked = form(route);
    if (who != null) {
      asked.cookie(sessions.computeIfAbsent(who, this::session)).with(Someone.signedIn(who));
    }
    return perform(asked.with(csrf()));
  }

  /** Everybody has one session: making one for each request would take most of the time. */
  private Cookie session(String who) {
    try {
      var page = mvc.perform(get("/you").with(Someone.signedIn(who))).andReturn().getResponse();
      assertThat(page.getStatus()).isEqualTo(200);
      return page.getCookies()[0];
    } catch (Exception e) {
      throw new AssertionError(who + " signs in", e);
    }
  }

  /** What a page did not expect is a fault, as it is to a browser. */
  private MockHttpServletResponse perform(AbstractMockHttpServletRequestBuilder<?> asked)
      throws Exception {
    cells++;
    try {
      return mvc.perform(asked).andReturn().getResponse();
    } catch (ServletException e) {
      var fault = new MockHttpServletResponse();
      fault.setStatus(500);
      fault.getWriter().write(String.valueOf(e.getMessage()));
      return fault;
    }
  }

  /** With names of ours in its fields, too: what a form says opens no more than its address. */
  private AbstractMockHttpServletRequestBuilder<?> form(Route route) {
    AbstractMockHttpServletRequestBuilder<?> asked =
        route.pattern().endsWith("/uploads")
            ? multipart(route.filled()).file("archive", new byte[] {1})
            : request(HttpMethod.valueOf(route.method()), route.filled());
    return route.looks()
        ? asked
        : asked
            .param("organization", things.get("organization"))
            .param("project", things.get("projects"))
            .param("node", things.get("nodes"));
  }

  private List<Route> routes(Map<String, String> names) {
    return Route.all(
        mappings, names, route -> !isForAnyone(route) && !isOtherDoor(route) && !isOfATest(route));
  }

  private static boolean isForAnyone(Route route) {
    return FOR_ANYONE.containsKey(route.pattern());
  }

  /** Pages that tests have of their own, to see what a fault looks like. */
  private static boolean isOfATest(Route route) {
    return route.handler().getBeanType().isMemberClass();
  }

  private static boolean isOtherDoor(Route route) {
    return OTHER_DOORS.stream().anyMatch(route.pattern()::startsWith);
  }

  private static boolean isCall(Route route) {
    return route.pattern().startsWith("/api/");
  }

  private static boolean may(Role role, Route route) {
    return need(route).filter(role::may).isPresent();
  }

  private static Optional<Permission> need(Route route) {
    if (isCall(route)) {
      return Calls.need(route.method(), route.pattern());
    }
    return Doorkeeper.guards(route.handler())
        ? Optional.ofNullable(route.handler().getMethodAnnotation(Needs.class)).map(Needs::value)
        : Optional.empty();
  }

  /** Of every table with things in it; not of those that say who was here when. */
  private Map<String, Long> sums() {
    String all =
        tables
            .sql(
                """
                SELECT table_name FROM information_schema.tables
                WHERE table_schema = DATABASE()
                  AND (table_name LIKE 'provisioner\\_%' OR table_name LIKE 'marketplace\\_%'
                    OR table_name LIKE 'billing\\_%' OR table_name LIKE 'portal\\_%')
                  AND table_name NOT IN ('marketplace_user', 'marketplace_api_key',
                    'portal_attempt', 'provisioner_job_run')
                """)
            .query(String.class)
            .list()
            .stream()
            .collect(Collectors.joining(", "));
    var sums = new TreeMap<String, Long>();
    tables
        .sql("CHECKSUM TABLE " + all)
        .query((row, _) -> sums.put(row.getString(1), row.getLong(2)))
        .list();
    return sums;
  }
}
