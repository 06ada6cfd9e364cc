package dev.rowhouse.adminui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.rowhouse.adminui.audit.Acting;
import dev.rowhouse.db.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who gets where at the operators' desk: each route of the running app for an operator, for a
 * builder and for who is not signed in; no organization is foreign to an operator. A route outside
 * the way in that is open to others fails here.
 */
@SpringBootTest(properties = {"rowhouse.roles=operator", "rowhouse.bootstrap=true"})
@AutoConfigureMockMvc
class MatrixTest {
  private static final String TAIL = "_01kaw3t1f0e8r9v6p2m4x7zq5c";
  private static final RequestPostProcessor OPERATOR = user("operator").roles("OPERATOR");
  private static final RequestPostProcessor BUILDER = user("builder").roles("USER");

  @Autowired MockMvc mvc;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    TestDatabase.register(registry);
  }

  /** The way in is all that is open: a new route beside it has to be named here. */
  @Test
  void whatIsOpenIsNamedHere() {
    assertThat(
            mappings.getHandlerMethods().entrySet().stream()
                .filter(each -> !ours(each.getValue()))
                .flatMap(each -> each.getKey().getPatternValues().stream()))
        .isSubsetOf("/sign-in", "/first/{token}", "/error");
  }

  @Test
  void withoutASignInNobodyGetsAnything() throws Exception {
    for (Route route : routes()) {
      var answer = mvc.perform(route.request().with(csrf())).andReturn().getResponse();
      assertThat(answer.getStatus()).as(route.toString()).isEqualTo(302);
      assertThat(answer.getRedirectedUrl()).as(route.toString()).endsWith("/sign-in");
    }
  }

  @Test
  void aBuilderGetsNothing() throws Exception {
    for (Route route : routes()) {
      assertThat(status(route.request().with(csrf()).with(BUILDER)))
          .as(route.toString())
          .isEqualTo(403);
    }
  }

  @Test
  void anOperatorSeesEveryListAndIsToldWhatIsNotThere() throws Exception {
    for (Route route : routes()) {
      if (route.method() == HttpMethod.GET) {
        boolean there = !route.pattern().contains("{") || route.pattern().contains("{account}");
        assertThat(status(route.request().with(OPERATOR)))
            .as(route.toString())
            .isIn(there ? List.of(200) : List.of(302, 404));
      }
    }
  }

  @Test
  void everyFormNeedsItsToken() throws Exception {
    for (Route route : routes()) {
      if (route.method() == HttpMethod.POST) {
        assertThat(status(route.request().with(OPERATOR))).as(route.toString()).isEqualTo(403);
      }
    }
  }

  @Test
  void whoeverChangesSomethingCanWriteTheAuditLog() {
    for (Route route : routes()) {
      if (route.method() == HttpMethod.POST) {
        assertThat(Arrays.stream(route.controller().getDeclaredFields()).map(f -> f.getType()))
            .as(route.toString())
            .anyMatch(type -> type == Acting.class);
      }
    }
  }

  private int status(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request).andReturn().getResponse().getStatus();
  }

  private record Route(HttpMethod method, String pattern, String path, Class<?> controller) {
    MockHttpServletRequestBuilder request() {
      return MockMvcRequestBuilders.request(method, path);
    }
  }

  private List<Route> routes() {
    var routes = new ArrayList<Route>();
    mappings
        .getHandlerMethods()
        .forEach((info, method) -> {
          if (ours(method)) {
            routes.add(
                route(
                    info.getPatternValues().iterator().next(),
                    info.getMethodsCondition().getMethods().iterator().next().name(),
                    method.getBeanType()));
          }
        });
    assertThat(routes).hasSizeGreaterThan(40);
    return routes;
  }

  /** All but the way in, which is for everybody. */
  private static boolean ours(HandlerMethod method) {
    String part = method.getBeanType().getPackageName();
    return part.startsWith("dev.rowhouse.adminui.") && !part.endsWith(".signin");
  }

  private static Route route(String pattern, String method, Class<?> controller) {
    String path = pattern;
    for (var place : places(pattern).entrySet()) {
      path = path.replace("{" + place.getKey() + "}", place.getValue());
    }
    return new Route(HttpMethod.valueOf(method), pattern, path, controller);
  }

  private static Map<String, String> places(String pattern) {
    var prefixes =
        Map.of(
            "vendors", "ven",
            "servers", "srv",
            "rentals", "rnt",
            "refunds", "rfd",
            "organizations", "org",
            "nodes", "nod",
            "events", "evt",
            "deliveries", "dlv",
            "audit", "act",
            "operators", "opr");
    String first = pattern.substring(1).split("[/.]", 2)[0];
    String id = prefixes.getOrDefault(first, first.equals("ledger") ? "grp" : "pay");
    return Map.of(
        "id", id + TAIL,
        "vendor", "ven" + TAIL,
        "offer", "off" + TAIL,
        "look", "imp" + TAIL,
        "account", "STRIPE_BALANCE",
        "name", "measure houses");
  }
}
