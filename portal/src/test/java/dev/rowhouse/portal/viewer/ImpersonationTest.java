package dev.rowhouse.portal.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.rowhouse.db.audit.ActFilter;
import dev.rowhouse.db.audit.Actor;
import dev.rowhouse.db.audit.Acts;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.Impersonating;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Suspending;
import dev.rowhouse.marketplace.account.User;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.portal.testing.PortalTest;
import dev.rowhouse.portal.testing.Someone;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.ProjectSettings;
import dev.rowhouse.provisioner.project.Projects;
import jakarta.servlet.http.Cookie;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** What an operator who looks as a member sees, and what members of a suspended organization do. */
class ImpersonationTest extends PortalTest {
  private static final Actor GRACE = new Actor("operator:opr_1", "grace@example.com", "10.0.0.1");

  @Autowired MockMvc mvc;
  @Autowired Users users;
  @Autowired Organizations organizations;
  @Autowired Projects projects;
  @Autowired Impersonating impersonating;
  @Autowired Suspending suspending;
  @Autowired Acts acts;

  private final String ada = "ada-" + System.nanoTime();
  private User user;
  private OrganizationId organization;
  private Project project;

  @BeforeEach
  void anOrganization() {
    user = users.signedIn(new Identity("example", ada, null, ada));
    organization = organizations.found("Hollow", user.id()).id();
    project = projects.create(organization, ProjectSettings.named("Notebook", "notebook"));
  }

  @Test
  void anOperatorSeesTheMembersPagesUnderABannerAndChangesNothing() throws Exception {
    Cookie session = begun();
    MockHttpServletResponse page = ask(get("/projects").cookie(session));
    assertThat(page.getStatus()).isEqualTo(200);
    assertThat(page.getContentAsString())
        .contains("Notebook", "You see the portal as " + ada, "cannot find it", "Stop looking")
        .doesNotContain("Start a project");
    assertThat(ask(post("/projects").with(csrf()).cookie(session)).getStatus()).isEqualTo(403);
    assertThat(ask(post("/place").with(csrf()).cookie(session)).getStatus()).isEqualTo(403);
    assertThat(ask(post("/you/password").with(csrf()).cookie(session)).getStatus()).isEqualTo(403);
    assertThat(ask(get("/projects/new").cookie(session)).getStatus()).isEqualTo(403);
  }

  @Test
  void whatTheyTryToChangeIsRefusedInWordsAndStandsInTheLog() throws Exception {
    Cookie session = begun();
    MockHttpServletResponse refused = ask(post("/projects").with(csrf()).cookie(session));
    assertThat(refused.getContentAsString()).contains("changes nothing");
    ask(post("/nodes").with(csrf()).cookie(session));
    ask(get("/projects/new").cookie(session));
    assertThat(acts.list(of(organization), Optional.empty(), 10))
        .filteredOn(act -> act.deed().verb().equals("impersonation.refuse"))
        .extracting(act -> act.actor().name() + " " + act.after())
        .containsExactly("grace@example.com POST /nodes", "grace@example.com POST /projects");
  }

  @Test
  void theHandOverOpensOnceAndAsksFirst() throws Exception {
    String token = impersonating.offer(organization, user.id(), GRACE, "cannot find it");
    assertThat(ask(get("/as/" + token)).getContentAsString()).contains("Look as " + ada);
    assertThat(ask(get("/as/" + token)).getContentAsString()).contains("Look as " + ada);
    assertThat(ask(post("/as/" + token).with(csrf())).getRedirectedUrl()).isEqualTo("/");
    assertThat(ask(post("/as/" + token).with(csrf())).getContentAsString())
        .contains("opens nothing");
    assertThat(ask(get("/as/nonsense")).getContentAsString()).contains("opens nothing");
  }

  @Test
  void oneClickEndsItAndTheLogSaysSo() throws Exception {
    Cookie session = begun();
    assertThat(ask(post("/as/end").with(csrf()).cookie(session)).getRedirectedUrl())
        .isEqualTo("/as-over");
    assertThat(ask(get("/projects").cookie(session)).getRedirectedUrl()).endsWith("/sign-in");
    assertThat(acts.list(of(organization), Optional.empty(), 10))
        .extracting(act -> act.deed().verb())
        .containsExactlyInAnyOrder("impersonation.begin", "impersonation.end");
  }

  @Test
  void whatIsEndedOnTheDeskShowsNothingMore() throws Exception {
    Cookie session = begun();
    impersonating.end(impersonating.of(organization).getFirst().id(), "10.0.0.1");
    assertThat(ask(get("/projects").cookie(session)).getRedirectedUrl()).isEqualTo("/as-over");
    assertThat(ask(get("/as-over").cookie(session)).getContentAsString())
        .contains("do not look as a member any more");
  }

  @Test
  void membersOfASuspendedOrganizationLookAndChangeNothing() throws Exception {
    suspending.suspend(organization, false, "unpaid invoices", "operator:opr_1");
    MockHttpServletResponse page = ask(get("/projects").with(Someone.signedIn(ada)));
    assertThat(page.getContentAsString())
        .contains("Notebook", "Hollow is suspended", "unpaid invoices", "tenants go on")
        .doesNotContain("Start a project");
    MockHttpServletResponse refused =
        ask(post("/projects").with(csrf()).with(Someone.signedIn(ada)));
    assertThat(refused.getStatus()).isEqualTo(403);
    assertThat(refused.getContentAsString()).contains("Not while this organization is suspended");
    suspending.resume(organization, "paid", "operator:opr_1");
    assertThat(ask(get("/projects").with(Someone.signedIn(ada))).getContentAsString())
        .doesNotContain("is suspended");
  }

  private Cookie begun() throws Exception {
    String token = impersonating.offer(organization, user.id(), GRACE, "cannot find it");
    MvcResult begun = mvc.perform(post("/as/" + token).with(csrf())).andReturn();
    assertThat(begun.getResponse().getRedirectedUrl()).isEqualTo("/");
    return begun.getResponse().getCookies()[0];
  }

  private MockHttpServletResponse ask(AbstractMockHttpServletRequestBuilder<?> request)
      throws Exception {
    return mvc.perform(request).andReturn().getResponse();
  }

  private static ActFilter of(OrganizationId organization) {
    return new ActFilter("", "", organization.value(), null, null);
  }
}
