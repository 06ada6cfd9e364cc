package dev.rowhouse.portal.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.rowhouse.db.audit.ActFilter;
import dev.rowhouse.db.audit.Acts;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.portal.testing.PortalTest;
import dev.rowhouse.portal.testing.Someone;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.ConnectionSettings;
import dev.rowhouse.provisioner.connection.Connections;
import dev.rowhouse.provisioner.erasure.ErasureRequests;
import dev.rowhouse.provisioner.member.Member;
import dev.rowhouse.provisioner.member.Members;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.ProjectSettings;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.tenant.NewTenant;
import dev.rowhouse.provisioner.tenant.Tending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Members, addresses and letters on their pages, where no mail server is. */
class MembersPageTest extends PortalTest {
  @Autowired MockMvc mvc;
  @Autowired Users users;
  @Autowired Organizations organizations;
  @Autowired Projects projects;
  @Autowired Tending tending;
  @Autowired Members members;
  @Autowired Connections connections;
  @Autowired ErasureRequests erasures;
  @Autowired JdbcClient jdbc;
  @Autowired Acts acts;

  private final String owner = "owner-" + System.nanoTime();
  private OrganizationId ours;
  private Project project;
  private TenantId tenant;
  private String at;

  @BeforeEach
  void house() {
    var user = users.signedIn(new Identity("example", owner, null, "Owner"));
    ours = organizations.found("Makers", user.id()).id();
    project = projects.create(ours, ProjectSettings.named("Notebook", "notebook"));
    var wanted = new NewTenant("Acme", null, null, null, null);
    tenant = tending.create(ours, project.id(), wanted, new Cause("test", "test")).tenant().id();
    at = "/tenants/" + tenant.value();
    ContainerId id = ContainerId.mint();
    jdbc.sql(
            """
            INSERT INTO provisioner_container (id, project_id, kind, name, host, image, command, port,
              health_path, health_timeout_ms, memory_mb, milli_cpus, pids, disk_mb, ramdisk_mb,
              data_paths, grace_ms, network, ipv4, ipv6, desired, observed, make_applied,
              limits_applied, rules_applied, next_at, wanted_at, actor, reason, created_at, changed_at)
            VALUES (:id, :project, 'TENANT', :id, :id, 'app', '[]', 80, '/', 30000, 256, 500,
              100, 1024, 0, '[]', 1000, 'n', '127.0.0.1', 'fd00::2', 'RUNNING', 'RUNNING', 1, 1, 1,
              UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 'test', 'test', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
            """)
        .param("id", id.value())
        .param("project", project.id().value())
        .update();
    jdbc.sql("UPDATE provisioner_tenant SET container_id = :id WHERE id = :tenant")
        .param("id", id.value())
        .param("tenant", tenant.value())
        .update();
  }

  private String look(String path) throws Exception {
    MockHttpServletResponse answer = send(get(path));
    assertThat(answer.getStatus()).as(path).isEqualTo(200);
    return answer.getContentAsString();
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request.with(Someone.signedIn(owner)).with(csrf()))
        .andReturn()
        .getResponse();
  }

  private String invite(String email) throws Exception {
    return send(post(at + "/members")
            .param("email", email)
            .param("name", "")
            .param("role", "editor"))
        .getContentAsString();
  }

  @Test
  void somebodyIsInvitedChangedAndRemoved() throws Exception {
    assertThat(look(at + "/members")).contains("No members yet");
    String page = invite("Ada@acme.example");
    assertThat(page).contains("This installation sends no e-mail", "/.door/link/");
    assertThat(invite("ada@acme.example")).contains("is a member already");
    Member ada = members.list(ours, tenant).getFirst();
    String one = at + "/members/" + ada.id().value();
    send(post(one + "/role").param("role", "viewer"));
    assertThat(look(at + "/members"))
        .contains("ada@acme.example", "viewer", "not yet")
        .doesNotContain("/.door/link/");
    jdbc.sql("UPDATE provisioner_member SET break_glass = TRUE, seen_at = NOW() WHERE id = :id")
        .param("id", ada.id().value())
        .update();
    assertThat(look(at + "/members"))
        .contains("Break-glass:")
        .doesNotContain("not yet", "</time><time", "</time><span");
    assertThat(send(post(one + "/resend")).getContentAsString()).contains("/.door/link/");
    jdbc.sql(
            """
            INSERT INTO portal_passkey (id, member_id, host, name, credential_hash, attested, uses,
              synced, made_at) VALUES (:id, :member, :host, 'Old phone', :id, '', 0, FALSE, NOW())
            """)
        .param("id", "psk_" + "0".repeat(26))
        .param("member", ada.id().value())
        .param("host", "acme.rooms.example")
        .update();
    assertThat(look(at + "/members")).contains("Old phone", "acme.rooms.example", "not used yet");
    String lost = one + "/passkeys/psk_" + "0".repeat(26) + "/remove";
    assertThat(send(post(lost)).getStatus()).isEqualTo(302);
    assertThat(send(post(lost)).getStatus()).as("once").isEqualTo(404);
    assertThat(look(at + "/members")).contains("ada@acme.example").doesNotContain("Old phone");
    var gone = new ActFilter("", "tenants.members.passkeys", ours.value(), null, null);
    assertThat(acts.list(gone, Optional.empty(), 9))
        .singleElement()
        .satisfies(act -> assertThat(act.deed().name()).isEqualTo("ada@acme.example"))
        .satisfies(act -> assertThat(act.before()).contains("passkey: Old phone"));
    send(post(one + "/remove"));
    assertThat(members.list(ours, tenant)).isEmpty();
  }

  @Test
  void anErasureThatATenantsAdminAskedForIsDeclined() throws Exception {
    erasures.ask(ours, tenant, "Ines Admin", "Acme");
    assertThat(look(at)).contains("Its own admin asks for the erasure", "Ines Admin", "Decline it");
    assertThat(send(post(at + "/erasure-request/decline")).getStatus()).isEqualTo(302);
    assertThat(erasures.of(ours, tenant)).isEmpty();
    assertThat(look(at)).doesNotContain("Its own admin asks for the erasure");
    erasures.ask(ours, tenant, "Ines Admin", "Acme");
    assertThat(erasures.of(ours, tenant)).as("they may ask again").isPresent();
  }

  @Test
  void addressesAreClaimedAndASecretThatEndsIsSaid() throws Exception {
    var settings =
        new ConnectionSettings(
            "Acme ID",
            "https://id.acme.example",
            "c",
            "groups",
            true,
            "member",
            List.of(),
            Duration.ofHours(8),
            Instant.now().plus(Duration.ofDays(5)));
    Connection made = connections.create(ours, tenant, settings, "s3cret");
    String there = at + "/sign-in/" + made.id().value();
    assertThat(look(there))
        .contains("The client secret ends")
        .doesNotContain("</time><time", "</time><span");
    assertThat(look(at + "/sign-in")).contains("not yet");
    assertThat(look("/projects/" + project.id().value())).contains("Acme ID (Acme)");
    assertThat(look(there + "/addresses")).contains("No domain yet");
    send(post(there + "/addresses").param("domain", "acme.example"));
    assertThat(look(there + "/addresses"))
        .contains("@acme.example", "_domain-check.acme.example", "waits for its record");
    jdbc.sql(
            """
            UPDATE provisioner_email_domain SET state = 'ACTIVE', enforced = TRUE,
              checked_at = NOW() WHERE connection_id = :id
            """)
        .param("id", made.id().value())
        .update();
    assertThat(look(there + "/addresses")).contains("enforced", "No break-glass member");
    var refused = send(post(there + "/addresses").param("domain", "gmail.com"));
    assertThat(refused.getContentAsString()).contains("Everybody can have an address there");
  }

  @Test
  void lettersAreWrittenLookedAtAndReset() throws Exception {
    String letters = "/projects/" + project.id().value() + "/brand/letters";
    assertThat(look(letters)).contains("no mail server");
    String one = letters + "/INVITATION";
    var looked =
        send(
            post(one)
                .param("subject", "Hi {tenant}")
                .param("body", "Go: {link}")
                .param("look", "true"));
    assertThat(looked.getContentAsString()).contains("Hi Acme", "Go: https://acme.example");
    assertThat(look(one)).doesNotContain("Hi {tenant}");
    send(post(one).param("subject", "Hi {tenant}").param("body", "Go: {link}"));
    assertThat(look(one)).contains("Hi {tenant}");
    MockHttpServletResponse html = send(get(one + "/html"));
    assertThat(html.getHeader("Content-Security-Policy")).contains("sandbox");
    assertThat(html.getContentAsString()).contains("href=\"https://acme.example/sign-in\"");
    var unsaved = post(one + "/html").param("subject", "Ho").param("body", "See {link} & <b>");
    assertThat(send(unsaved).getContentAsString()).contains("See <a href", "&amp; &lt;b&gt;");
    assertThat(look(one)).contains("Hi {tenant}");
    send(post(one + "/reset"));
    assertThat(look(one)).contains("You are invited");
    send(post(letters + "/sender").param("name", "The team").param("replyTo", "nobody"));
    assertThat(look(letters)).doesNotContain("The team");
  }
}
