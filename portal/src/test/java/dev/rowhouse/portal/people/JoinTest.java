package dev.rowhouse.portal.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.Invitations;
import dev.rowhouse.marketplace.account.Member;
import dev.rowhouse.marketplace.account.Members;
import dev.rowhouse.marketplace.account.Organization;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Role;
import dev.rowhouse.marketplace.account.User;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.portal.identity.LocalAccounts;
import dev.rowhouse.portal.testing.PortalTest;
import dev.rowhouse.portal.testing.Someone;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Who an invitation lets in: whom it is for, once. */
class JoinTest extends PortalTest {
  private static final String MARK = Long.toString(System.nanoTime(), 36);
  private static final String BOB = "bob-" + MARK + "@example.com";

  @Autowired MockMvc mvc;
  @Autowired Users users;
  @Autowired Organizations organizations;
  @Autowired Members members;
  @Autowired Invitations invitations;
  @Autowired LocalAccounts accounts;
  @Autowired JdbcClient tables;

  private User owner;
  private Organization organization;

  @BeforeEach
  void anOrganization() {
    owner = users.signedIn(new Identity("example", "owner-" + System.nanoTime(), null, "O"));
    organization = organizations.found("Makers", owner.id());
  }

  @Test
  void aVerifiedAddressOfTheInvitationJoinsOnce() throws Exception {
    String token = invite();
    var bob =
        Someone.signedIn(
            "bob", Map.of("email", BOB.toUpperCase(java.util.Locale.ROOT), "email_verified", true));
    mvc.perform(post("/join/" + token).with(bob).with(csrf())).andExpect(redirectedUrl("/"));
    assertThat(roles()).contains(Role.DEVELOPER);
    mvc.perform(post("/join/" + token).with(bob).with(csrf())).andExpect(status().isNotFound());
  }

  @Test
  void whatIsTooOldOrWithdrawnOpensNothing() throws Exception {
    var bob = Someone.signedIn("late", Map.of("email", BOB, "email_verified", true));
    String old = invite();
    tables
        .sql("UPDATE marketplace_invitation SET expires_at = ? WHERE organization_id = ?")
        .params(Instant.now().minusSeconds(1), organization.id().value())
        .update();
    String withdrawn = invite();
    invitations.withdraw(organization.id(), invitations.of(organization.id()).getFirst().handle());
    for (String token : List.of(old, withdrawn)) {
      mvc.perform(get("/join/" + token)).andExpect(status().isNotFound());
      mvc.perform(post("/join/" + token).with(bob).with(csrf())).andExpect(status().isNotFound());
      mvc.perform(
              post("/join/" + token + "/account")
                  .param("name", "Bob")
                  .param("password", "four words in a row")
                  .with(csrf()))
          .andExpect(status().isNotFound());
    }
    assertThat(roles()).containsOnly(Role.OWNER);
  }

  @Test
  void anAddressThatNobodyVouchesForIsNotEnough() throws Exception {
    refused(Map.of("email", BOB));
    refused(Map.of("email", BOB, "email_verified", false));
    refused(Map.of("email", BOB, "email_verified", "true"));
  }

  @Test
  void anotherAddressIsToldWhomTheInvitationIsFor() throws Exception {
    refused(Map.of("email", "eve@example.com", "email_verified", true));
    refused(Map.of());
  }

  @Test
  void aNewcomerGetsAnAccountOfTheInvitedAddressWhateverTheFormSays() throws Exception {
    String token = invite();
    mvc.perform(
            post("/join/" + token + "/account")
                .param("name", "Bob")
                .param("email", "eve-" + MARK + "@example.com")
                .param("password", "four words in a row")
                .with(csrf()))
        .andExpect(redirectedUrl("/sign-in?made"));
    assertThat(accounts.byEmail(BOB)).isPresent();
    assertThat(accounts.byEmail("eve-" + MARK + "@example.com")).isEmpty();
  }

  @Test
  void whatIsNoAddressIsSaidAtTheFieldAndInvitesNobody() throws Exception {
    mvc.perform(
            post("/people/invite")
                .param("email", "bob")
                .param("role", "VIEWER")
                .with(owner())
                .with(csrf()))
        .andExpect(status().is(422))
        .andExpect(content().string(Matchers.containsString("name@example.com")))
        .andExpect(content().string(Matchers.containsString("value=\"bob\"")));
    assertThat(invitations.of(organization.id())).isEmpty();
  }

  private void refused(Map<String, Object> claims) throws Exception {
    String token = invite();
    var who = Someone.signedIn("eve", claims);
    mvc.perform(get("/join/" + token).with(who))
        .andExpect(content().string(Matchers.containsString("This invitation is for")));
    mvc.perform(post("/join/" + token).with(who).with(csrf())).andExpect(status().isForbidden());
    assertThat(roles()).containsOnly(Role.OWNER);
    assertThat(invitations.find(token)).as("it is still good for Bob").isPresent();
  }

  private List<Role> roles() {
    return members.of(organization.id()).stream().map(Member::role).toList();
  }

  private String invite() {
    return invitations.invite(organization.id(), Role.DEVELOPER, BOB, owner.id());
  }

  private RequestPostProcessor owner() {
    return Someone.signedIn(owner.identity().subject());
  }
}
