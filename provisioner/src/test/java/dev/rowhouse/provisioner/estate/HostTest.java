package dev.rowhouse.provisioner.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.db.id.Ids;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.erasure.Eraser;
import dev.rowhouse.provisioner.erasure.Forgetting;
import dev.rowhouse.provisioner.host.Host;
import dev.rowhouse.provisioner.host.HostRoute;
import dev.rowhouse.provisioner.host.HostRoutes;
import dev.rowhouse.provisioner.host.HostState;
import dev.rowhouse.provisioner.host.Hosts;
import dev.rowhouse.provisioner.host.Watching;
import dev.rowhouse.provisioner.project.ProjectSettings;
import dev.rowhouse.provisioner.tenant.NewTenant;
import dev.rowhouse.provisioner.testing.SmallDns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class HostTest extends EstateTest {
  @Autowired Hosts hosts;
  @Autowired HostRoutes routes;
  @Autowired Watching watching;
  @Autowired Eraser eraser;
  @Autowired Forgetting forgetting;

  /** A domain that no other test has. */
  private final String domain = Ids.mint("dom").replace('_', '-') + ".example";

  private TenantId tenant;

  @BeforeEach
  void makeTenant() {
    open();
    tenant = tenant("Acme");
  }

  @AfterEach
  void dnsIsWell() {
    DNS.be(SmallDns.Mood.ANSWERS);
  }

  private TenantId tenant(String name) {
    var wanted = new NewTenant(name, null, null, null, null);
    return tending.create(organization, project.id(), wanted, BUILDER).tenant().id();
  }

  private Host proved(Host claim) {
    DNS.publish(claim.challenge().name(), claim.challenge().value());
    return look(claim);
  }

  /** Later than whoever looked last. */
  private Host look(Host claim) {
    return look(organization, claim);
  }

  private Host look(OrganizationId owner, Host claim) {
    clock.pass(Duration.ofSeconds(10));
    return hosts.check(owner, claim.id());
  }

  private List<HostRoute> serving() {
    return routes.changedSince(Instant.EPOCH).stream()
        .filter(HostRoute::serves)
        .filter(route -> route.domain().equals(domain))
        .toList();
  }

  @Test
  void a_claim_leads_nowhere_until_its_record_is_seen() {
    Host claim = hosts.claim(organization, tenant, " App." + domain.toUpperCase() + ". ");
    assertThat(claim.domain().value()).isEqualTo("app." + domain);
    assertThat(look(claim).state()).isEqualTo(HostState.PENDING);
    assertThat(look(claim).problem()).contains("no TXT record");

    assertThat(proved(claim).state()).isEqualTo(HostState.ACTIVE);
    assertThat(hosts.find(organization, claim.id()).orElseThrow().verifiedAt()).isNotNull();
    ContainerId house = tenants.get(organization, tenant).house().container();
    assertThat(routes.changedSince(Instant.EPOCH))
        .filteredOn(route -> route.id().equals(claim.id()))
        .singleElement()
        .satisfies(route -> assertThat(route.container()).isEqualTo(house));
  }

  @Test
  void names_of_this_machine_are_nobodys_unless_that_is_allowed() {
    assertThatThrownBy(() -> hosts.claim(organization, tenant, "app.localhost"))
        .isInstanceOf(Rejected.class);
  }

  @Test
  void whoever_proves_a_domain_first_has_it_however_often_others_claim_it() {
    var rival = new Rival();
    Host squat = hosts.claim(rival.organization, rival.project, domain);
    look(rival.organization, squat);
    Host ours = hosts.claim(organization, tenant, domain);

    assertThat(proved(ours).state()).isEqualTo(HostState.ACTIVE);
    assertThat(serving()).singleElement().satisfies(it -> assertThat(it.id()).isEqualTo(ours.id()));
    assertThat(look(rival.organization, squat).state()).isEqualTo(HostState.PENDING);
  }

  @Test
  void a_domain_that_is_in_use_is_refused_without_a_word_of_whose_it_is() {
    Host ours = proved(hosts.claim(organization, tenant, domain));
    var rival = new Rival();
    Host second = hosts.claim(rival.organization, rival.project, domain);
    DNS.publish(second.challenge().name(), ours.challenge().value(), second.challenge().value());
    Host refused = look(rival.organization, second);

    assertThat(refused.state()).isEqualTo(HostState.PENDING);
    assertThat(refused.problem())
        .contains("in use here already")
        .doesNotContain("Acme", "Notebook", organization.value(), ours.id().value());
    assertThat(serving()).singleElement().satisfies(it -> assertThat(it.id()).isEqualTo(ours.id()));
  }

  @Test
  void somebody_elses_record_proves_nothing() {
    Host ours = hosts.claim(organization, tenant, domain);
    var rival = new Rival();
    Host theirs = hosts.claim(rival.organization, rival.project, domain);
    DNS.publish(ours.challenge().name(), ours.challenge().value());

    assertThat(look(rival.organization, theirs).state()).isEqualTo(HostState.PENDING);
    assertThat(look(ours).state()).isEqualTo(HostState.ACTIVE);
  }

  @Test
  void who_proves_a_domain_whose_former_record_is_gone_takes_it_over() {
    Host ours = proved(hosts.claim(organization, tenant, domain));
    var rival = new Rival();
    Host theirs = hosts.claim(rival.organization, rival.project, domain);
    DNS.publish(theirs.challenge().name(), theirs.challenge().value());

    assertThat(look(rival.organization, theirs).state()).isEqualTo(HostState.ACTIVE);
    assertThat(hosts.find(organization, ours.id()).orElseThrow().state()).isEqualTo(HostState.OFF);
    assertThat(serving())
        .singleElement()
        .satisfies(it -> assertThat(it.id()).isEqualTo(theirs.id()));
  }

  @Test
  void a_lost_record_is_warned_of_and_ends_it_only_after_the_written_time() {
    Host claim = proved(hosts.claim(organization, tenant, domain));
    DNS.withdraw(claim.challenge().name());
    Host lost = look(claim);
    assertThat(lost.state()).isEqualTo(HostState.LOST);
    assertThat(lost.offAt()).isEqualTo(lost.lostSince().plus(Duration.ofHours(72)));
    assertThat(serving()).hasSize(1);

    clock.pass(Duration.ofHours(71));
    assertThat(look(claim).state()).isEqualTo(HostState.LOST);
    clock.pass(Duration.ofHours(1));
    assertThat(look(claim).state()).isEqualTo(HostState.OFF);
    assertThat(serving()).isEmpty();
    assertThat(proved(claim).state()).isEqualTo(HostState.ACTIVE);
  }

  @Test
  void a_name_server_that_cannot_say_takes_nothing_from_anybody() {
    Host claim = proved(hosts.claim(organization, tenant, domain));
    DNS.be(SmallDns.Mood.SERVFAIL);
    clock.pass(Duration.ofDays(30));
    Host unsure = look(claim);
    assertThat(unsure.state()).isEqualTo(HostState.ACTIVE);
    assertThat(unsure.problem()).contains("SERVFAIL");
  }

  @Test
  void the_schedule_looks_by_itself_and_a_row_once() {
    Host claim = hosts.claim(organization, tenant, domain);
    DNS.publish(claim.challenge().name(), claim.challenge().value());
    clock.pass(Duration.ofSeconds(1));
    watching.sweep();
    assertThat(hosts.find(organization, claim.id()).orElseThrow().state())
        .isEqualTo(HostState.ACTIVE);
    DNS.withdraw(claim.challenge().name());
    watching.sweep();
    assertThat(hosts.find(organization, claim.id()).orElseThrow().state())
        .isEqualTo(HostState.ACTIVE);
    clock.pass(Duration.ofHours(7));
    watching.sweep();
    assertThat(hosts.find(organization, claim.id()).orElseThrow().state())
        .isEqualTo(HostState.LOST);
  }

  @Test
  void who_presses_again_and_again_asks_the_dns_once() {
    Host claim = look(hosts.claim(organization, tenant, domain));
    Instant looked = claim.checkedAt();
    DNS.publish(claim.challenge().name(), claim.challenge().value());
    jdbc.sql("UPDATE provisioner_host SET checked_at = :later WHERE id = :id")
        .param("later", looked.plus(Duration.ofHours(1)))
        .param("id", claim.id().value())
        .update();
    assertThat(hosts.check(organization, claim.id()).state()).isEqualTo(HostState.PENDING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "co.uk",
        "github.io",
        "localhost",
        "rowhouse.localhost",
        "acme.rowhouse.localhost",
        "*.acme.example",
        "not a name",
        "10.0.0.1"
      })
  void names_that_are_nobodys_or_ours_are_refused_beside_their_field(String name) {
    assertThatThrownBy(() -> hosts.claim(organization, tenant, name))
        .isInstanceOfSatisfying(Rejected.class, it -> assertThat(it.field()).isEqualTo("domain"));
    assertThatThrownBy(() -> hosts.claim(organization, project.id(), name))
        .isInstanceOf(Rejected.class);
  }

  @Test
  void the_same_claim_twice_is_refused_and_given_up_it_is_free_again() {
    Host claim = proved(hosts.claim(organization, tenant, domain));
    assertThatThrownBy(() -> hosts.claim(organization, tenant, domain))
        .isInstanceOf(Rejected.class);
    hosts.remove(organization, claim.id());
    assertThat(serving()).isEmpty();
    assertThat(hosts.of(organization, tenant)).isEmpty();
    assertThat(proved(hosts.claim(organization, tenant, domain)).state())
        .isEqualTo(HostState.ACTIVE);
  }

  @Test
  void nobody_else_sees_looks_after_or_gives_up_a_claim() {
    Host claim = proved(hosts.claim(organization, tenant, domain));
    OrganizationId stranger = OrganizationId.mint();

    assertThat(hosts.find(stranger, claim.id())).isEmpty();
    assertThat(hosts.of(stranger, tenant)).isEmpty();
    assertThatThrownBy(() -> hosts.check(stranger, claim.id()))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> hosts.remove(stranger, claim.id()))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> hosts.claim(stranger, tenant, "x." + domain))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> hosts.of(stranger, project.id()))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void a_container_answers_by_its_tenants_names_and_one_label_below_its_products() {
    proved(hosts.claim(organization, tenant, domain));
    proved(hosts.claim(organization, project.id(), "product." + domain));
    hosts.claim(organization, tenant, "pending." + domain);
    var house =
        containers.find(tenants.get(organization, tenant).house().container()).orElseThrow();
    var other =
        containers
            .find(tenants.get(organization, tenant("Bakery")).house().container())
            .orElseThrow();

    assertThat(hosts.names(organization, house))
        .containsExactly(domain, house.host() + ".product." + domain);
    assertThat(hosts.names(organization, other))
        .containsExactly(other.host() + ".product." + domain);
  }

  @Test
  void nothing_of_an_erased_tenants_domains_is_left() {
    Host claim = proved(hosts.claim(organization, tenant, domain));
    ContainerId house = tenants.get(organization, tenant).house().container();
    forgetting.erase(organization, tenant, BUILDER);
    clock.pass(Duration.ofSeconds(1));
    watching.tidy();
    assertThat(serving()).isEmpty();
    observed(house, "DELETED");
    eraser.finish();
    assertThat(
            jdbc.sql("SELECT COUNT(*) FROM provisioner_host WHERE id = :id")
                .param("id", claim.id().value())
                .query(Long.class)
                .single())
        .isZero();
  }

  /** Another builder, who wants the same domain. */
  private final class Rival {
    final OrganizationId organization = OrganizationId.mint();
    final dev.rowhouse.provisioner.ProjectId project =
        projects.create(organization, ProjectSettings.named("Rival", "rival")).id();
  }
}
