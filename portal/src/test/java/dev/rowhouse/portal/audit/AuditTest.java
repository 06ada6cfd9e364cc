package dev.rowhouse.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.outbound.Receivers;
import dev.rowhouse.db.audit.Act;
import dev.rowhouse.db.audit.ActFilter;
import dev.rowhouse.db.audit.Actor;
import dev.rowhouse.db.audit.Acts;
import dev.rowhouse.db.audit.Deed;
import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.UserId;
import dev.rowhouse.marketplace.account.ApiKeys;
import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.Invitations;
import dev.rowhouse.marketplace.account.KeyScope;
import dev.rowhouse.marketplace.account.Members;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Role;
import dev.rowhouse.marketplace.account.User;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.portal.testing.PortalTest;
import dev.rowhouse.portal.testing.Someone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What members and keys change stands in the audit log, by itself, and for their admins only. */
class AuditTest extends PortalTest {
  @Autowired MockMvc mvc;
  @Autowired Acts acts;
  @Autowired Deeds deeds;
  @Autowired Bell bell;
  @Autowired Users users;
  @Autowired Organizations organizations;
  @Autowired Members members;
  @Autowired ApiKeys keys;
  @Autowired Invitations invitations;
  @Autowired Receivers receivers;
  @Autowired JdbcClient tables;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  private final String ada = "ada-" + System.nanoTime();
  private User user;
  private OrganizationId ours;

  @BeforeEach
  void people() {
    user = users.signedIn(new Identity("example", ada, null, "Ada"));
    ours = organizations.found("Hollow", user.id()).id();
  }

  @Test
  void aChangeOnAPageIsALineWithBeforeAndAfter() throws Exception {
    User bob = users.signedIn(new Identity("example", "bob" + ada, null, "Bob"));
    members.add(ours, bob.id(), Role.VIEWER);
    page(post("/people/" + bob.id().value() + "/role").param("role", "ADMIN"));
    Act line = only("people.role");
    assertThat(line.deed().subject()).isEqualTo(bob.id().value());
    assertThat(line.deed().name()).isEqualTo("Bob");
    assertThat(line.before()).isEqualTo("role: viewer");
    assertThat(line.after()).isEqualTo("role: admin");
    assertThat(line.actor()).isEqualTo(new Actor("user:" + user.id().value(), "Ada", "127.0.0.1"));
  }

  @Test
  void aCallIsALineOfItsKeyAndNamesWhatItMade() throws Exception {
    String secret = key();
    String made = call(secret, "/api/v1/projects", "{\"name\":\"Shop\"}");
    Act line = only("projects.create");
    assertThat(line.actor().id()).startsWith("key:key_");
    assertThat(line.actor().name()).isEqualTo("for tests");
    assertThat(made).contains(line.deed().subject());
    assertThat(line.before()).isEmpty();
    assertThat(line.after()).contains("\"name\" : \"Shop\"");
  }

  @Test
  void whatIsRefusedOrComesBackWithProblemsIsNoLine() throws Exception {
    page(post("/people/" + user.id().value() + "/role").param("role", "VIEWER"));
    page(post("/people/invite").param("email", "no address").param("role", "VIEWER"));
    page(post("/projects/prj_01kaw3t1f0e8r9v6p2m4x7zq5c/delete").param("typed", "x"));
    assertThat(lines("")).isEmpty();
    assertThat(waiting()).isZero();
  }

  @Test
  void noSecretStandsInALine() throws Exception {
    String page =
        page(post("/keys").param("name", "CI").param("permissions", "LOOK")).getContentAsString();
    String secret = page.replaceAll("(?s).*(rh_[0-9A-Za-z]{43}).*", "$1");
    assertThat(secret).hasSize(46);
    Act line = only("keys.create");
    assertThat(line.toString()).contains("CI").doesNotContain(secret);
  }

  @Test
  void whomAnInvitationIsForAndWhoseItIsNextIsSaid() throws Exception {
    page(post("/people/invite").param("email", "bob@example.com").param("role", "VIEWER"));
    Act invited = only("people.invite");
    assertThat(invited.deed().name()).isEqualTo("bob@example.com");
    assertThat(invited.deed().reason()).isEqualTo("email: bob@example.com, role: VIEWER");
    String handle = invitations.of(ours).getFirst().handle();
    page(post("/people/invitations/" + handle + "/withdraw"));
    Act withdrawn = only("people.invitations.withdraw");
    assertThat(withdrawn.deed().name()).isEqualTo("bob@example.com");
    assertThat(withdrawn.before()).isEqualTo("role: viewer");
    assertThat(withdrawn.toString()).doesNotContain(handle);
    User bob = users.signedIn(new Identity("example", "bob" + ada, null, "Bob"));
    members.add(ours, bob.id(), Role.VIEWER);
    page(post("/organization/transfer").param("user", bob.id().value()));
    Act transferred = only("organization.transfer");
    assertThat(transferred.before() + " " + transferred.after())
        .isEqualTo("role: viewer role: owner");
  }

  @Test
  void whatAPortalDidNotFinishIsALineThatSaysSo() {
    var actor = new Actor("user:" + user.id().value(), "Ada", "127.0.0.1");
    Deed deed = Deed.of("projects.delete", "prj_x", "Shop").in(ours.value());
    deeds.begin(new Begun("ded_old", actor, deed, "name: Shop"));
    tables.sql("UPDATE portal_deed SET begun_at = '2020-01-01' WHERE id = 'ded_old'").update();
    bell.ring(Acts.DUE);
    await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0);
    assertThat(only("projects.delete").deed().reason()).contains("ended before it answered");
  }

  @Test
  void adminsReadSearchAndSaveTheirOwnLog() throws Exception {
    call(key(), "/api/v1/projects", "{\"name\":\"=Shop\"}");
    OrganizationId foreign = organizations.found("Elsewhere", other()).id();
    write(foreign, "user:x", "secret.thing");
    assertThat(page(get("/audit")).getContentAsString())
        .contains("projects.create")
        .doesNotContain("secret.thing");
    assertThat(page(get("/audit").param("what", "nodes")).getContentAsString())
        .contains("No line here");
    assertThat(page(get("/audit.csv")).getContentAsString())
        .contains("projects.create", "'=Shop")
        .doesNotContain("secret.thing");
    assertThat(page(get("/audit.json")).getContentAsString())
        .startsWith("{\"id\":\"act_")
        .doesNotContain("secret.thing");
    Act line = acts.list(of(foreign), Optional.empty(), 1).getFirst();
    assertThat(page(get("/audit/" + line.id().value())).getStatus()).isEqualTo(404);
    assertThat(call(key(), "/api/v1/audit/" + line.id().value())).contains("404");
  }

  @Test
  void fromWhereAnOperatorWorksIsNotShown() throws Exception {
    write(ours, "operator:opr_1", "organization.look");
    assertThat(page(get("/audit")).getContentAsString()).doesNotContain("203.0.113.9");
    assertThat(page(get("/audit.csv")).getContentAsString()).doesNotContain("203.0.113.9");
    assertThat(call(key(), "/api/v1/audit")).contains("organization.look").doesNotContain("203.0");
  }

  @Test
  void whoWantsToHearGetsEachLine() throws Exception {
    var owner = new OwnerId(ours.value());
    receivers.create(owner, "https://93.184.215.14/audit", List.of(Deeds.NEWS));
    call(key(), "/api/v1/projects", "{\"name\":\"Shop\"}");
    assertThat(
            tables
                .sql("SELECT payload FROM billing_message WHERE owner = ?")
                .param(ours.value())
                .query(String.class)
                .single())
        .contains("\"type\":\"audit.line\"", "projects.create", "for tests");
  }

  /** Whatever is added later has a word too: the log cannot miss it. */
  @Test
  void everyRouteThatChangesSomethingHasAVerb() {
    mappings
        .getHandlerMethods()
        .forEach((info, _) ->
            info.getMethodsCondition()
                .getMethods()
                .forEach(method ->
                    info.getPatternValues()
                        .forEach(pattern -> {
                          if (Verbs.counts(method.name(), pattern)) {
                            assertThat(Verbs.of(method.name(), pattern, Map.of("verb", "start")))
                                .as(method + " " + pattern)
                                .matches("[a-z0-9.-]{2,60}");
                          }
                        })));
  }

  private void write(OrganizationId whose, String actor, String verb) {
    deeds.write(
        new Begun("ded_x", new Actor(actor, "Grace", "203.0.113.9"), Deed.of(verb, "", ""), ""),
        Deed.of(verb, "x", "x").in(whose.value()),
        "");
  }

  private UserId other() {
    return users.signedIn(new Identity("example", "other" + ada, null, "Eve")).id();
  }

  private Act only(String verb) {
    List<Act> found = lines(verb);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private List<Act> lines(String verb) {
    return acts.list(new ActFilter("", verb, ours.value(), null, null), Optional.empty(), 10);
  }

  private static ActFilter of(OrganizationId whose) {
    return new ActFilter("", "", whose.value(), null, null);
  }

  private long waiting() {
    return tables.sql("SELECT COUNT(*) FROM portal_deed").query(Long.class).single();
  }

  private String key() {
    return keys.mint(ours, KeyScope.all(null), "for tests", null, "test").secret();
  }

  private MockHttpServletResponse page(MockHttpServletRequestBuilder asked) throws Exception {
    return mvc.perform(asked.with(csrf()).with(Someone.signedIn(ada))).andReturn().getResponse();
  }

  private String call(String secret, String path) throws Exception {
    return mvc.perform(get(path).header("Authorization", "Bearer " + secret))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private String call(String secret, String path, String body) throws Exception {
    return mvc.perform(
            post(path)
                .header("Authorization", "Bearer " + secret)
                .contentType("application/json")
                .content(body))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
