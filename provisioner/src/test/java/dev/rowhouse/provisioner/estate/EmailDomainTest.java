package dev.rowhouse.provisioner.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.db.audit.ActFilter;
import dev.rowhouse.db.audit.Acts;
import dev.rowhouse.db.id.Ids;
import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.Members;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Role;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.ConnectionSettings;
import dev.rowhouse.provisioner.connection.ConnectionState;
import dev.rowhouse.provisioner.connection.Connections;
import dev.rowhouse.provisioner.connection.EmailDomain;
import dev.rowhouse.provisioner.connection.EmailDomainState;
import dev.rowhouse.provisioner.connection.EmailDomains;
import dev.rowhouse.provisioner.connection.EmailWatching;
import dev.rowhouse.provisioner.connection.Reminding;
import dev.rowhouse.provisioner.letter.Posting;
import dev.rowhouse.provisioner.project.ProjectSettings;
import dev.rowhouse.provisioner.tenant.NewTenant;
import dev.rowhouse.provisioner.testing.SmallDns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whose addresses a connection is for, by a name server of the test's own; and its secret. */
class EmailDomainTest extends EstateTest {
  @Autowired Connections connections;
  @Autowired EmailDomains domains;
  @Autowired EmailWatching watching;
  @Autowired Reminding reminding;
  @Autowired Posting posting;
  @Autowired Acts acts;
  @Autowired Users users;
  @Autowired Organizations organizations;
  @Autowired Members members;

  private final String domain = Ids.mint("dom").replace('_', '-') + ".example";
  private TenantId acme;
  private Connection connection;

  @BeforeEach
  void connected() {
    acme = tenant("Acme");
    connection = connect(acme, null);
  }

  @AfterEach
  void dnsIsWell() {
    DNS.be(SmallDns.Mood.ANSWERS);
  }

  private TenantId tenant(String name) {
    var wanted = new NewTenant(name, null, null, null, null);
    return tending.create(organization, project.id(), wanted, BUILDER).tenant().id();
  }

  private Connection connect(TenantId tenant, @Nullable Instant ends) {
    var settings =
        new ConnectionSettings(
            "Acme",
            "https://id.example.com/" + tenant.value(),
            "rooms",
            "groups",
            true,
            "member",
            List.of(),
            Duration.ofHours(8),
            ends);
    return connections.create(organization, tenant, settings, "s3cret");
  }

  private EmailDomain claim(TenantId tenant, Connection by) {
    return domains.claim(organization, tenant, by.id(), domain);
  }

  private EmailDomain look(EmailDomain claim) {
    clock.pass(Duration.ofSeconds(10));
    return domains.check(organization, claim.tenant(), claim.connection(), claim.id());
  }

  private EmailDomain prove(EmailDomain claim) {
    DNS.publish(claim.challenge().name(), claim.challenge().value());
    return look(claim);
  }

  @Test
  void a_claim_gives_nothing_until_its_own_record_is_there() {
    EmailDomain claim = domains.claim(organization, acme, connection.id(), " @" + domain + " ");
    assertThat(look(claim).state()).isEqualTo(EmailDomainState.PENDING);
    TenantId squatter = tenant("Squatter");
    EmailDomain theirs = claim(squatter, connect(squatter, null));
    assertThat(prove(claim).state()).isEqualTo(EmailDomainState.ACTIVE);
    assertThat(look(theirs).state()).as("another's record").isEqualTo(EmailDomainState.PENDING);
    assertThat(look(theirs).problem()).contains("none with this value");
  }

  @Test
  void whoever_proves_a_domain_ends_the_claim_whose_record_is_gone() {
    EmailDomain old = prove(claim(acme, connection));
    TenantId heir = tenant("Heir");
    assertThat(prove(claim(heir, connect(heir, null))).state()).isEqualTo(EmailDomainState.ACTIVE);
    assertThat(domains.of(organization, acme, connection.id()).getFirst().state())
        .isEqualTo(EmailDomainState.OFF);
    assertThat(old.state()).isEqualTo(EmailDomainState.ACTIVE);
  }

  @Test
  void one_company_proves_its_domain_for_several_of_its_houses() {
    EmailDomain one = claim(acme, connection);
    TenantId other = tenant("Acme South");
    EmailDomain two = claim(other, connect(other, null));
    DNS.publish(one.challenge().name(), one.challenge().value(), two.challenge().value());
    assertThat(look(one).state()).isEqualTo(EmailDomainState.ACTIVE);
    assertThat(look(two).state()).isEqualTo(EmailDomainState.ACTIVE);
    assertThat(look(one).state()).isEqualTo(EmailDomainState.ACTIVE);
  }

  @Test
  void the_record_has_to_stay() {
    EmailDomain claim = prove(claim(acme, connection));
    DNS.be(SmallDns.Mood.SERVFAIL);
    assertThat(look(claim).state())
        .as("no answer takes nothing")
        .isEqualTo(EmailDomainState.ACTIVE);
    DNS.be(SmallDns.Mood.ANSWERS);
    DNS.withdraw(claim.challenge().name());
    clock.pass(Duration.ofHours(7));
    assertThat(watching.sweep()).isPositive();
    assertThat(domains.of(organization, acme, connection.id()).getFirst().state())
        .isEqualTo(EmailDomainState.LOST);
    clock.pass(Duration.ofHours(73));
    assertThat(look(claim).state()).isEqualTo(EmailDomainState.OFF);
  }

  @Test
  void nobodys_own_domains_are_refused() {
    for (String nobodys : List.of("gmail.com", "@Outlook.com", "co.uk", "github.io", "x", "")) {
      assertThatThrownBy(() -> domains.claim(organization, acme, connection.id(), nobodys))
          .as(nobodys)
          .isInstanceOf(Rejected.class);
    }
  }

  @Test
  void a_provider_is_enforced_once_it_was_tested_and_the_domain_proved() {
    EmailDomain claim = claim(acme, connection);
    assertThatThrownBy(() -> enforce(claim)).hasMessageContaining("test the sign-in first");
    jdbc.sql("UPDATE provisioner_connection SET state = 'ACTIVE', tested_at = NOW() WHERE id = :id")
        .param("id", connection.id().value())
        .update();
    assertThatThrownBy(() -> enforce(claim)).hasMessageContaining("prove the domain first");
    prove(claim);
    assertThat(enforce(claim).enforced()).isTrue();
    DNS.withdraw(claim.challenge().name());
    assertThat(look(claim).enforced()).as("while its record is missed").isTrue();
    clock.pass(Duration.ofHours(73));
    assertThat(look(claim).enforced()).as("when it is nobody's any more").isFalse();
  }

  private EmailDomain enforce(EmailDomain claim) {
    return domains.enforce(organization, acme, connection.id(), claim.id(), true);
  }

  @Test
  void admins_are_told_that_a_secret_ends_once_each_time() {
    String email = Ids.mint("adm").replace('_', '-') + "@builder.example";
    var admin = users.signedIn(new Identity("example", email, email, "Admin"));
    var theirs = organizations.found("Makers", admin.id()).id();
    String other = "viewer-" + email;
    var viewer = users.signedIn(new Identity("example", other, other, "Viewer"));
    members.add(theirs, viewer.id(), Role.VIEWER);
    var there = projects.create(theirs, ProjectSettings.named("Rooms", "rooms")).id();
    var tenant =
        tending
            .create(theirs, there, new NewTenant("Acme", null, null, null, null), BUILDER)
            .tenant()
            .id();
    Instant ends = clock.instant().plus(Duration.ofDays(40));
    var settings =
        new ConnectionSettings(
            "Acme ID",
            "https://id.example.com",
            "c",
            "groups",
            true,
            "m",
            List.of(),
            Duration.ofHours(8),
            ends);
    var made = connections.create(theirs, tenant, settings, "s3cret");
    assertThat(told(email)).isZero();
    clock.pass(Duration.ofDays(11));
    assertThat(told(email)).as("30 days").isEqualTo(1);
    assertThat(told(email)).as("not again").isEqualTo(1);
    clock.pass(Duration.ofDays(23));
    assertThat(told(email)).as("7 days").isEqualTo(2);
    clock.pass(Duration.ofDays(5));
    assertThat(told(email)).as("1 day").isEqualTo(3);
    clock.pass(Duration.ofDays(2));
    assertThat(told(email)).as("over").isEqualTo(4);
    assertThat(MAIL.to(email).getLast().raw().replace("=\n", ""))
        .contains("has ended", made.id().value());
    assertThat(MAIL.to(other)).as("who may not change it").isEmpty();
    var filter = new ActFilter("", "sign-in.secret.ends", theirs.value(), null, null);
    assertThat(acts.list(filter, Optional.empty(), 10)).hasSize(4);
    connections.update(
        theirs,
        tenant,
        made.id(),
        made.version(),
        new ConnectionSettings(
            "Acme ID",
            "https://id.example.com",
            "c",
            "groups",
            true,
            "m",
            List.of(),
            Duration.ofHours(8),
            clock.instant().plus(Duration.ofDays(365))),
        "another");
    assertThat(told(email)).isEqualTo(4);
    assertThat(made.state()).isEqualTo(ConnectionState.DRAFT);
  }

  private int told(String email) {
    reminding.sweep();
    posting.sweep();
    return MAIL.to(email).size();
  }
}
