package dev.rowhouse.provisioner.estate;

import static dev.rowhouse.billing.SubscriptionStatus.ACTIVE;
import static dev.rowhouse.billing.SubscriptionStatus.CANCELED;
import static dev.rowhouse.billing.SubscriptionStatus.INCOMPLETE;
import static dev.rowhouse.billing.SubscriptionStatus.PAST_DUE;
import static dev.rowhouse.billing.SubscriptionStatus.TRIALING;
import static dev.rowhouse.billing.SubscriptionStatus.UNPAID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.Variable;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.project.PlanTerms;
import dev.rowhouse.provisioner.tenant.Housed;
import dev.rowhouse.provisioner.tenant.NewTenant;
import dev.rowhouse.provisioner.tenant.TenantFilter;
import dev.rowhouse.provisioner.tenant.TenantState;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** From what billing says to what a tenant has. */
class SignupTest extends EstateTest {
  @Test
  void onePaidSubscriptionMakesOneTenantWithOneContainer() {
    open();
    assertThat(tell("sub_1", ACTIVE, "price_1")).contains("new tenant Ann's Bakery");
    Housed tenant = only();
    assertThat(tenant.tenant().state()).isEqualTo(TenantState.PROVISIONING);
    assertThat(tenant.house().host()).matches("ann-s-bakery-[a-z0-9]{4}");
    observed(tenant.house().container(), "RUNNING");
    welcoming.sweep();
    assertThat(only().tenant().state()).isEqualTo(TenantState.ACTIVE);
    assertThat(only().tenant().readyAt()).isNotNull();
  }

  @Test
  void theSameNewsThreeTimesChangesNothing() {
    open();
    tell("sub_1", TRIALING, "price_1");
    ContainerId first = only().house().container();
    tell("sub_1", ACTIVE, "price_1");
    tell("sub_1", ACTIVE, "price_1");
    assertThat(only().house().container()).isEqualTo(first);
  }

  @Test
  void anUnknownPriceWaitsWithWordsAndGoesOnOnceItIsMapped() {
    template();
    freeze();
    assertThat(tell("sub_1", ACTIVE, "price_new")).contains("price_new", "map it");
    assertThat(only().tenant().state()).isEqualTo(TenantState.WAITING);
    assertThat(only().tenant().waiting()).contains("price_new");
    plans.create(organization, project.id(), PlanTerms.latest("price_new", "New"));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> only().tenant().state() == TenantState.PROVISIONING);
    assertThat(only().tenant().waiting()).isNull();
  }

  @Test
  void aSignupBeforeTheFirstSnapshotWaitsForIt() {
    template();
    plans.create(organization, project.id(), PlanTerms.latest("price_1", "Standard"));
    assertThat(tell("sub_1", ACTIVE, "price_1")).contains("freeze");
    freeze();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> only().tenant().state() == TenantState.PROVISIONING);
  }

  @Test
  void anIncompleteSignupGetsNothingUntilItIsPaid() {
    open();
    tell("sub_1", INCOMPLETE, "price_1");
    assertThat(only().house()).isNull();
    tell("sub_1", ACTIVE, "price_1");
    assertThat(only().house()).isNotNull();
  }

  @Test
  void aFailedPaymentHasGraceThenSuspendsAndARecoveryResumesTheSameContainer() {
    open();
    tell("sub_1", ACTIVE, "price_1");
    ContainerId house = only().house().container();
    tell("sub_1", PAST_DUE, "price_1");
    assertThat(only().tenant().state()).isEqualTo(TenantState.PAST_DUE);
    lapsing.sweep();
    assertThat(only().tenant().state()).isEqualTo(TenantState.PAST_DUE);
    clock.pass(Duration.ofDays(8));
    lapsing.sweep();
    assertThat(only().tenant().state()).isEqualTo(TenantState.SUSPENDED);
    assertThat(containers.find(house).orElseThrow().suspended()).isTrue();
    tell("sub_1", ACTIVE, "price_1");
    assertThat(only().tenant().state().served()).isTrue();
    assertThat(only().house().container()).isEqualTo(house);
    assertThat(containers.find(house).orElseThrow().suspended()).isFalse();
  }

  @Test
  void graceCountsFromTheFirstFailureAndIsNotProlongedByMore() {
    open();
    tell("sub_1", ACTIVE, "price_1");
    tell("sub_1", PAST_DUE, "price_1");
    var until = only().tenant().graceUntil();
    clock.pass(Duration.ofDays(3));
    tell("sub_1", PAST_DUE, "price_1");
    assertThat(only().tenant().graceUntil()).isEqualTo(until);
  }

  @Test
  void withoutGraceAFailedPaymentSuspendsAtOnce() {
    open();
    set(project.settings().withDays(30, 0));
    tell("sub_1", ACTIVE, "price_1");
    tell("sub_1", PAST_DUE, "price_1");
    assertThat(only().tenant().state()).isEqualTo(TenantState.SUSPENDED);
  }

  @Test
  void unpaidSuspendsWithoutGrace() {
    open();
    tell("sub_1", ACTIVE, "price_1");
    tell("sub_1", UNPAID, "price_1");
    assertThat(only().tenant().state()).isEqualTo(TenantState.SUSPENDED);
  }

  @Test
  void aLateActiveAfterTheCancellationChangesNothing() {
    open();
    tell("sub_1", ACTIVE, "price_1");
    tell("sub_1", CANCELED, "price_1");
    assertThat(only().tenant().eraseAt()).isAfter(clock.instant().plus(Duration.ofDays(29)));
    assertThat(tell("sub_1", ACTIVE, "price_1")).contains("stays so");
    assertThat(only().tenant().state()).isEqualTo(TenantState.CANCELED);
    assertThat(containers.find(only().house().container()).orElseThrow().suspended()).isTrue();
  }

  @Test
  void anotherPriceChangesLimitsAndVariablesAndKeepsTheContainer() {
    template(new Variable("MODE", "small", false));
    freeze();
    plans.create(organization, project.id(), PlanTerms.latest("price_1", "Standard"));
    plans.create(
        organization,
        project.id(),
        new PlanTerms(
            "price_2",
            "Large",
            null,
            new Limits(256, 1000, 128, 512, 0),
            List.of(new Variable("MODE", "large", false), new Variable("KEY", "k", true))));
    tell("sub_1", ACTIVE, "price_1");
    ContainerId house = only().house().container();
    assertThat(containers.environmentOf(house)).extracting(Variable::value).containsOnly("small");
    tell("sub_1", ACTIVE, "price_2");
    assertThat(only().house().container()).isEqualTo(house);
    Container large = containers.find(house).orElseThrow();
    assertThat(large.settings().limits().memoryMb()).isEqualTo(256);
    assertThat(containers.environmentOf(house))
        .extracting(Variable::value)
        .containsExactlyInAnyOrder("large", "k");
    tell("sub_1", ACTIVE, "price_1");
    assertThat(containers.environmentOf(house)).extracting(Variable::value).containsOnly("small");
    assertThat(containers.find(house).orElseThrow().settings().limits())
        .isEqualTo(SETTINGS.limits());
  }

  @Test
  void aPriceThatIsNotMappedLeavesARunningTenantItsOldPlan() {
    open();
    tell("sub_1", ACTIVE, "price_1");
    assertThat(tell("sub_1", ACTIVE, "price_9")).contains("not mapped");
    assertThat(only().tenant().waiting()).contains("old plan holds");
    assertThat(only().tenant().state()).isEqualTo(TenantState.PROVISIONING);
  }

  @Test
  void twoCustomersOfOneNameGetTwoHosts() {
    open();
    tell("sub_1", ACTIVE, "price_1");
    tell("sub_2", ACTIVE, "price_1");
    assertThat(all()).extracting(each -> each.house().host()).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void aSparePoolIsClaimedFromAndRefilledAndNeverTooLarge() {
    open();
    set(project.settings().withPool(2));
    await().atMost(Duration.ofSeconds(60)).until(() -> spares().size() == 2);
    ContainerId warm = spares().getFirst();
    observed(warm, "RUNNING");
    tell("sub_1", ACTIVE, "price_1");
    assertThat(only().house().container()).isEqualTo(warm);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> spares().size() == 2 && !spares().contains(warm));
    pool.refill();
    assertThat(spares()).hasSize(2);
  }

  @Test
  void sparesOfAnOlderSnapshotAreReplaced() {
    open();
    set(project.settings().withPool(1));
    await().atMost(Duration.ofSeconds(60)).until(() -> spares().size() == 1);
    ContainerId old = spares().getFirst();
    freeze();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> spares().size() == 1 && !spares().contains(old));
    set(project.settings().withPool(0));
    await().atMost(Duration.ofSeconds(60)).until(() -> spares().isEmpty());
  }

  @Test
  void aTenantMadeByHandIsOneByItsReferenceAndKeepsItsPlanWhileItWaits() {
    var plan = plans.create(organization, project.id(), PlanTerms.latest("price_1", "Standard"));
    var wanted = new NewTenant("Bob", null, "crm-7", plan.id(), null);
    Housed first = tending.create(organization, project.id(), wanted, BUILDER);
    Housed again = tending.create(organization, project.id(), wanted, BUILDER);
    assertThat(again.tenant().id()).isEqualTo(first.tenant().id());
    assertThat(first.tenant().waiting()).contains("freeze");
    template();
    freeze();
    await().atMost(Duration.ofSeconds(60)).until(() -> only().house() != null);
    assertThat(only().tenant().plan()).isEqualTo(plan.id());
  }

  @Test
  void aHostThatIsTakenIsNamedAndNothingIsMade() {
    open();
    var bob = new NewTenant("Bob", null, null, null, "bobs-" + project.id().value().substring(20));
    tending.create(organization, project.id(), bob, BUILDER);
    assertThatThrownBy(() -> tending.create(organization, project.id(), bob, BUILDER))
        .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.field()).isEqualTo("host"));
    assertThat(all()).hasSize(1);
  }

  @Test
  void tenantsAreFoundByTextAndStateAndPagedWithoutGaps() {
    open();
    for (int i = 0; i < 5; i++) {
      tell("sub_" + i, ACTIVE, "price_1");
    }
    tell("sub_3", CANCELED, "price_1");
    assertThat(find(new TenantFilter("sub_2", Set.of(), null, 50))).hasSize(1);
    assertThat(find(new TenantFilter("bakery", Set.of(), null, 50))).hasSize(5);
    assertThat(find(new TenantFilter("100%", Set.of(), null, 50))).isEmpty();
    assertThat(find(new TenantFilter("", Set.of(TenantState.CANCELED), null, 50))).hasSize(1);
    List<Housed> page = find(new TenantFilter("", Set.of(), null, 3));
    List<Housed> rest = find(new TenantFilter("", Set.of(), page.getLast().tenant().id(), 3));
    assertThat(page).hasSize(3);
    assertThat(rest).hasSize(2).doesNotContainAnyElementsOf(page);
    assertThat(tenants.counts(organization, project.id()))
        .containsEntry(TenantState.PROVISIONING, 4L)
        .containsEntry(TenantState.CANCELED, 1L);
  }

  private List<Housed> find(TenantFilter filter) {
    return tenants.list(organization, project.id(), filter);
  }

  private List<ContainerId> spares() {
    return jdbc.sql(
            """
            SELECT id FROM provisioner_container
            WHERE project_id = :project AND kind = 'SPARE' AND desired <> 'DELETED' ORDER BY id
            """)
        .param("project", project.id().value())
        .query((row, _) -> new ContainerId(row.getString(1)))
        .list();
  }
}
