package dev.rowhouse.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.marketplace.account.KeyScope;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.api.key.Calls;
import dev.rowhouse.portal.testing.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What a key may do, and from where: every call of the running app asks for one permission. */
class KeyPermissionsTest extends ApiTest {
  private static final String KEYS = "/api/v1/keys";

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @Test
  void everyCallSaysWhatItNeeds() {
    assertThat(routes()).hasSizeGreaterThan(100).allMatch(route -> need(route) != null);
  }

  @Test
  void withoutThePermissionEveryCallIsRefusedInWords() {
    api.post("/api/v1/projects", "{\"name\":\"Shop\"}");
    for (Permission missing : KeyScope.MOST) {
      Set<Permission> others = EnumSet.copyOf(KeyScope.MOST);
      others.remove(missing);
      Api lame = api.as(key(others));
      for (Route route : routes()) {
        var reply = lame.call(route.method(), route.filled(), route.body());
        assertThat(reply.text().contains("lacks the permission " + missing.word()))
            .as(route + " without " + missing + ": " + reply.status() + " " + reply.text())
            .isEqualTo(need(route) == missing);
      }
    }
  }

  @Test
  void aKeyThatOnlyLooksChangesNothing() {
    Api looking = api.as(key(Set.of(Permission.LOOK)));
    assertThat(looking.get("/api/v1/projects").status()).isEqualTo(200);
    var refused = looking.post("/api/v1/projects", "{\"name\":\"Shop\"}");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(api.get("/api/v1/projects").json().path("items")).isEmpty();
  }

  @Test
  void aKeyGivesNoMoreThanItHas() {
    Api builder = api.as(key(Set.of(Permission.LOOK, Permission.BUILD)));
    var more = builder.post(KEYS, "{\"name\":\"k\",\"permissions\":[\"LOOK\",\"MONEY\"]}");
    assertThat(more.status()).isEqualTo(422);
    var same = builder.post(KEYS, "{\"name\":\"k\"}");
    assertThat(same.json().path("permissions").toString()).isEqualTo("[\"LOOK\",\"BUILD\"]");
  }

  @Test
  void aNewSecretOfAMightierKeyIsNotHandedOut() {
    String mighty = api.post(KEYS, "{\"name\":\"k\"}").field("id");
    Api builder = api.as(key(Set.of(Permission.LOOK, Permission.BUILD)));
    assertThat(builder.post(KEYS + "/" + mighty + "/roll", null).status()).isEqualTo(403);
  }

  @Test
  void aKeyMakesNoneThatOpensFromElsewhereOrOutlivesIt() {
    Instant end = Instant.now().plus(Duration.ofHours(1));
    var scope = new KeyScope(null, KeyScope.MOST, List.of("127.0.0.0/8"));
    Api narrow = api.as(keys.mint(ours, scope, "test", end, "user:usr_test").secret());
    for (String more : new String[] {"0.0.0.0/0", "127.0.0.0/7", "192.0.2.1", "::/0"}) {
      var refused = narrow.post(KEYS, "{\"name\":\"k\",\"networks\":[\"" + more + "\"]}");
      assertThat(refused.status()).as(more).isEqualTo(422);
    }
    assertThat(narrow.post(KEYS, "{\"name\":\"k\",\"networks\":[]}").status()).isEqualTo(422);
    String late = end.plusSeconds(60).toString();
    assertThat(narrow.post(KEYS, "{\"name\":\"k\",\"expiresAt\":\"" + late + "\"}").status())
        .isEqualTo(422);
    var inside = narrow.post(KEYS, "{\"name\":\"k\",\"networks\":[\"127.0.0.1\"]}");
    assertThat(Instant.parse(inside.field("expiresAt"))).isBeforeOrEqualTo(end);
    assertThat(narrow.post(KEYS, "{\"name\":\"k\"}").json().path("networks").toString())
        .isEqualTo("[\"127.0.0.0/8\"]");
    String everywhere = api.post(KEYS, "{\"name\":\"k\"}").field("id");
    assertThat(narrow.post(KEYS + "/" + everywhere + "/roll", null).status()).isEqualTo(403);
    assertThat(narrow.post(KEYS + "/" + inside.field("id") + "/roll", null).status())
        .isEqualTo(200);
  }

  @Test
  void aKeyOpensFromItsNetworksOnly() {
    var here = api.post(KEYS, "{\"name\":\"k\",\"networks\":[\"127.0.0.0/8\",\"::1\"]}");
    assertThat(api.as(here.field("secret")).get("/api/v1/me").status()).isEqualTo(200);
    var there = api.post(KEYS, "{\"name\":\"k\",\"networks\":[\"192.0.2.0/24\"]}");
    var refused = api.as(there.field("secret")).get("/api/v1/me");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).contains("does not open from 127.0.0.1");
  }

  @Test
  void whatIsNoNetworkIsSaidAtTheField() {
    for (String wrong : new String[] {"example.com", "192.0.2.0/33", "300.1.1.1", "", "1/2/3"}) {
      var reply = api.post(KEYS, "{\"name\":\"k\",\"networks\":[\"" + wrong + "\"]}");
      assertThat(reply.status()).as(wrong).isEqualTo(422);
      assertThat(reply.text()).contains("networks");
    }
  }

  private String key(Set<Permission> permissions) {
    var scope = new KeyScope(null, permissions, List.of());
    return keys.mint(ours, scope, "test", null, "user:usr_test").secret();
  }

  private static Permission need(Route route) {
    return Calls.need(route.method(), route.pattern()).orElse(null);
  }

  private List<Route> routes() {
    return Route.api(mappings, Map.of()).stream()
        .filter(route -> !route.pattern().contains("openapi"))
        .toList();
  }
}
