package dev.rowhouse.portal.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.account.ApiKeys;
import dev.rowhouse.marketplace.account.Closures;
import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.KeyScope;
import dev.rowhouse.marketplace.account.LastOwner;
import dev.rowhouse.marketplace.account.Member;
import dev.rowhouse.marketplace.account.Members;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Role;
import dev.rowhouse.marketplace.account.User;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.portal.testing.OneOfEach;
import dev.rowhouse.portal.testing.PortalTest;
import dev.rowhouse.portal.testing.Someone;
import dev.rowhouse.provisioner.closure.Dissolving;
import dev.rowhouse.provisioner.project.Projects;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Whose an organization is, who stays, and how it ends. */
class OrganizationTest extends PortalTest {
  @Autowired MockMvc mvc;
  @Autowired Users users;
  @Autowired Organizations organizations;
  @Autowired Members members;
  @Autowired Closures closures;
  @Autowired Dissolving dissolving;
  @Autowired Projects projects;
  @Autowired ApiKeys keys;
  @Autowired JdbcClient tables;

  private final String ada = "ada-" + System.nanoTime();
  private User owner;
  private User bob;
  private OrganizationId ours;

  @BeforeEach
  void people() {
    owner = users.signedIn(new Identity("example", ada, null, "Ada"));
    bob = users.signedIn(new Identity("example", "bob-" + ada, null, "Bob"));
    ours = organizations.found("Hollow", owner.id()).id();
    members.add(ours, bob.id(), Role.VIEWER);
  }

  @Test
  void anOwnerHandsItOverAndStaysAsAdmin() throws Exception {
    ask(ada, post("/organization/transfer").param("user", bob.id().value()));
    assertThat(role(bob)).isEqualTo(Role.OWNER);
    assertThat(role(owner)).isEqualTo(Role.ADMIN);
    ask(ada, post("/organization/transfer").param("user", bob.id().value()));
    assertThat(role(owner)).isEqualTo(Role.ADMIN);
  }

  @Test
  void oneGoesToAnotherOrganizationOfOnesOwnAndToNoOther() throws Exception {
    OrganizationId second = organizations.found("Second", owner.id()).id();
    OrganizationId foreign = organizations.found("Foreign", bob.id()).id();
    Cookie session = ask(ada, get("/organization")).getCookies()[0];
    for (OrganizationId place : List.of(second, foreign)) {
      ask(ada, post("/place").param("organization", place.value()).cookie(session));
      assertThat(ask(ada, get("/organization").cookie(session)).getContentAsString())
          .contains("<h1>Second</h1>", "Hollow")
          .doesNotContain("Foreign");
    }
  }

  @Test
  void itIsNotHandedToWhoDoesNotBelongToIt() throws Exception {
    User eve = users.signedIn(new Identity("example", "eve-" + ada, null, "Eve"));
    ask(ada, post("/organization/transfer").param("user", eve.id().value()));
    assertThat(role(owner)).isEqualTo(Role.OWNER);
    assertThat(members.of(ours)).hasSize(2);
  }

  @Test
  void whoeverMayLookMayLeaveButNotTheLastOwner() throws Exception {
    assertThat(ask("bob-" + ada, post("/organization/leave")).getRedirectedUrl()).isEqualTo("/");
    ask(ada, post("/organization/leave"));
    assertThat(members.of(ours)).extracting(each -> each.user().id()).containsExactly(owner.id());
  }

  @Test
  void twoOwnersWhoDemoteEachOtherAtOnceLeaveOne() throws Exception {
    for (int round = 0; round < 10; round++) {
      members.change(ours, owner.id(), Role.OWNER);
      members.change(ours, bob.id(), Role.OWNER);
      var together = new CyclicBarrier(2);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<Boolean>> both =
            threads.invokeAll(List.of(demote(owner, together), demote(bob, together)));
        assertThat(both.get(0).get() ^ both.get(1).get()).isTrue();
      }
      assertThat(members.of(ours)).filteredOn(each -> each.role() == Role.OWNER).hasSize(1);
    }
  }

  @Test
  void whatIsRentedOrSoldStandsInTheWay() throws Exception {
    OneOfEach.of(mvc, tables, ours.value(), key());
    String page = ask(ada, get("/organization")).getContentAsString();
    assertThat(page).contains("is rented", "is on the market").doesNotContain("to confirm");
    String refused =
        ask(ada, post("/organization/delete").param("typed", "Hollow")).getContentAsString();
    assertThat(refused).contains("is rented");
    assertThat(closures.find(ours)).isEmpty();
    assertThat(organizations.find(ours).orElseThrow().suspension()).isEmpty();
  }

  @Test
  void itsNameHasToBeTyped() throws Exception {
    String page =
        ask(ada, post("/organization/delete").param("typed", "hollow")).getContentAsString();
    assertThat(page).contains("The name that was typed is not Hollow");
    assertThat(closures.find(ours)).isEmpty();
  }

  @Test
  void itGoesStepByStepAndAReceiptIsLeft() throws Exception {
    String key = key();
    OneOfEach.of(mvc, tables, ours.value(), key);
    tables
        .sql("UPDATE marketplace_rental SET state = 'ENDED' WHERE organization_id = ?")
        .param(ours.value())
        .update();
    tables.sql("UPDATE marketplace_server SET state = 'WITHDRAWN'").update();
    assertThat(ask(ada, get("/organization")).getContentAsString())
        .contains("project Hidden Hollow", "with 1 tenant", "node Hidden Hollow", "2 people");
    ask(ada, post("/organization/delete").param("typed", "Hollow"));
    assertThat(ask(ada, post("/projects").param("name", "More")).getStatus()).isEqualTo(403);
    assertThat(call(key)).isEqualTo(403);
    dissolving.sweep();
    dissolving.sweep();
    assertThat(closures.find(ours).orElseThrow().waits()).contains("1 tenants are being erased");
    assertThat(state()).containsExactly("ERASING");
    // What workers do on nodes meanwhile.
    tables.sql("UPDATE provisioner_tenant SET state = 'ERASED'").update();
    dissolving.sweep();
    var closure = closures.find(ours).orElseThrow();
    assertThat(closure.doneAt()).isPresent();
    assertThat(closure.receipt()).contains("node Hidden Hollow (" + node() + ")");
    assertThat(projects.list(ours)).isEmpty();
    assertThat(members.of(ours)).isEmpty();
    assertThat(call(key)).isEqualTo(401);
    assertThat(ask(ada, get("/")).getRedirectedUrl()).isEqualTo("/nowhere");
    organizations.found("Next", owner.id());
    assertThat(ask(ada, get("/you")).getContentAsString())
        .contains("Organizations that you deleted", "Hollow, deleted");
  }

  private Callable<Boolean> demote(User user, CyclicBarrier together) {
    return () -> {
      together.await();
      try {
        members.change(ours, user.id(), Role.ADMIN);
        return true;
      } catch (LastOwner e) {
        return false;
      }
    };
  }

  private Role role(User user) {
    return members.of(ours).stream()
        .filter(each -> each.user().id().equals(user.id()))
        .map(Member::role)
        .findFirst()
        .orElseThrow();
  }

  private List<String> state() {
    return tables
        .sql(
            """
            SELECT t.state FROM provisioner_tenant t
            JOIN provisioner_project p ON p.id = t.project_id WHERE p.organization_id = ?
            """)
        .param(ours.value())
        .query(String.class)
        .list();
  }

  private String node() {
    return tables
        .sql("SELECT id FROM provisioner_node WHERE organization_id = ?")
        .param(ours.value())
        .query(String.class)
        .single();
  }

  private String key() {
    return keys.mint(ours, KeyScope.all(null), "k", null, "test").secret();
  }

  private int call(String key) throws Exception {
    return mvc.perform(get("/api/v1/projects").header("Authorization", "Bearer " + key))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  private MockHttpServletResponse ask(String who, MockHttpServletRequestBuilder asked)
      throws Exception {
    return mvc.perform(asked.with(csrf()).with(Someone.signedIn(who))).andReturn().getResponse();
  }
}
