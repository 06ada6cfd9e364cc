package dev.rowhouse.provisioner.estate;

import static dev.rowhouse.billing.SubscriptionStatus.ACTIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.Access;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.Variable;
import dev.rowhouse.provisioner.container.Routes;
import dev.rowhouse.provisioner.project.IdlePolicy;
import dev.rowhouse.provisioner.project.Labels;
import dev.rowhouse.provisioner.project.PlanTerms;
import dev.rowhouse.provisioner.project.ProjectSettings;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.NoSuchElementException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ProjectTest extends EstateTest {
  @Autowired Routes routes;

  @Test
  void whatIsWrittenReadsBackEqual() {
    var settings =
        new ProjectSettings(
            "Notebook Pro",
            "notebook-pro",
            Access.CLAIM_ONLY,
            new IdlePolicy(false, 5, 30, LocalTime.of(20, 0), 90, 14),
            3,
            60,
            14,
            ZoneId.of("Europe/Berlin"),
            "{project}-{tenant}-{random}");
    set(settings);
    assertThat(projects.get(organization, project.id()).settings()).isEqualTo(settings);
  }

  @Test
  void everyWrongValueIsNamed() {
    var good = ProjectSettings.named("Notebook", "other");
    rejects("slug", () -> set(ProjectSettings.named("Notebook", "Not A Slug")));
    rejects("name", () -> set(ProjectSettings.named(" ", "other")));
    rejects("poolSize", () -> set(good.withPool(51)));
    rejects("retentionDays", () -> set(good.withDays(-1, 7)));
    rejects("graceDays", () -> set(good.withDays(30, 91)));
    rejects("idle.stopAfter", () -> set(good.withIdle(IdlePolicy.stopAfter(0))));
    rejects(
        "idle.pauseAfter", () -> set(good.withIdle(new IdlePolicy(false, 15, 15, null, null, 7))));
    rejects("idle.notice", () -> set(good.withIdle(new IdlePolicy(false, null, 15, null, 5, 7))));
  }

  @Test
  void aSlugIsTakenOnceInAnOrganizationAndFreeInAnother() {
    var same = ProjectSettings.named("Notebook", "notebook");
    rejects("slug", () -> projects.create(organization, same));
    assertThat(projects.create(OrganizationId.mint(), same)).isNotNull();
  }

  @Test
  void twoPeopleWhoChangeTheSameProjectDoNotOverwriteEachOther() {
    projects.update(organization, project.id(), project.version(), project.settings().withPool(1));
    rejects(
        "version",
        () ->
            projects.update(
                organization, project.id(), project.version(), project.settings().withPool(2)));
  }

  @Test
  void anotherOrganizationFindsNothing() {
    var other = OrganizationId.mint();
    assertThat(projects.find(other, project.id())).isEmpty();
    assertThat(projects.list(other)).isEmpty();
    assertThatThrownBy(() -> plans.list(other, project.id()))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> snapshots.list(other, project.id()))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> templates.find(other, project.id()))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> projects.delete(other, project.id(), BUILDER))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void aProjectWithTenantsIsNotDeletedAndTheyAreNamed() {
    open();
    tell("sub_1", ACTIVE, "price_1");
    assertThatThrownBy(() -> projects.delete(organization, project.id(), BUILDER))
        .hasMessageContaining("Ann's Bakery");
  }

  @Test
  void aDeletedProjectTakesItsTemplateAlongAndFreesItsSlug() {
    var template = template();
    projects.delete(organization, project.id(), BUILDER);
    assertThat(containers.find(template).orElseThrow().desired().name()).isEqualTo("DELETED");
    assertThat(projects.find(organization, project.id())).isEmpty();
    assertThat(projects.create(organization, project.settings())).isNotNull();
  }

  @Test
  void gatewaysHearOfAnotherAccess() {
    template();
    Instant before = Instant.now();
    set(project.settings().withAccess(Access.CLAIM_ONLY));
    assertThat(routes.changedSince(before))
        .filteredOn(each -> each.project().equals(project.id()))
        .allMatch(each -> each.access() == Access.CLAIM_ONLY)
        .isNotEmpty();
  }

  @Test
  void aPlanIsCheckedAndKeepsItsSecretsSealed() {
    var secret = new Variable("API_KEY", "sk_very_secret", true);
    var terms =
        new PlanTerms("price_1", "Pro", null, new Limits(64, 100, 16, 64, 0), List.of(secret));
    var plan = plans.create(organization, project.id(), terms);
    assertThat(plans.get(organization, project.id(), plan.id()).terms()).isEqualTo(terms);
    assertThat(
            jdbc.sql("SELECT variables FROM provisioner_plan WHERE id = :id")
                .param("id", plan.id().value())
                .query(String.class)
                .single())
        .doesNotContain("very_secret");
    rejects("price", () -> plans.create(organization, project.id(), terms));
    rejects("limits.memoryMb", () -> plan(new Limits(4, 100, 16, 64, 0)));
    rejects("limits.ramdiskMb", () -> plan(new Limits(64, 100, 16, 64, 60)));
    rejects(
        "variables",
        () ->
            plans.create(
                organization,
                project.id(),
                new PlanTerms("p", "P", null, null, List.of(new Variable("1BAD", "x", false)))));
  }

  @Test
  void hostsAreMadeOfNamesAndNeverHoldAWholeAddress() {
    assertThat(Labels.host(project, "Zoë & Söhne GmbH", null))
        .matches("zoe-sohne-gmbh-[a-z0-9]{4}");
    assertThat(Labels.host(project, null, "ann.smith@example.com"))
        .matches("ann-smith-[a-z0-9]{4}")
        .doesNotContain("example");
    assertThat(Labels.host(project, "日本", null)).matches("t-[a-z0-9]{4}");
    assertThat(Labels.host(project, "x".repeat(300), null)).hasSizeLessThanOrEqualTo(63);
  }

  private void plan(Limits limits) {
    plans.create(organization, project.id(), new PlanTerms("p", "P", null, limits, List.of()));
  }

  private static void rejects(String field, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.field()).isEqualTo(field));
  }
}
