package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.billing.SubscriptionStatus;
import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.container.Routes;
import dev.rowhouse.provisioner.project.Check;
import dev.rowhouse.provisioner.project.Plan;
import dev.rowhouse.provisioner.project.Plans;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.template.Snapshot;
import dev.rowhouse.provisioner.template.Snapshots;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a builder does to tenants by hand. */
@Component
public class Tending {
  private final Projects projects;
  private final Plans plans;
  private final Snapshots snapshots;
  private final Tenants tenants;
  private final TenantStore store;
  private final MovingIn movingIn;
  private final Turns turns;
  private final Containers containers;
  private final Bell bell;
  private final Clock clock;

  Tending(
      Projects projects,
      Plans plans,
      Snapshots snapshots,
      Tenants tenants,
      TenantStore store,
      MovingIn movingIn,
      Turns turns,
      Containers containers,
      Bell bell,
      Clock clock) {
    this.projects = projects;
    this.plans = plans;
    this.snapshots = snapshots;
    this.tenants = tenants;
    this.store = store;
    this.movingIn = movingIn;
    this.turns = turns;
    this.containers = containers;
    this.bell = bell;
    this.clock = clock;
  }

  /**
   * Makes a tenant without billing. Asked again with the same reference it returns the first.
   *
   * @throws Rejected naming the field
   */
  @Transactional
  public Housed create(OrganizationId organization, ProjectId id, NewTenant wanted, Cause cause) {
    Project project = projects.get(organization, id);
    Check.text("name", wanted.name(), 200);
    if (wanted.host() != null) {
      host(wanted.host());
    }
    Check.region("region", wanted.region());
    Plan plan = wanted.plan() == null ? null : plan(id, wanted);
    Tenant tenant = fresh(id, wanted);
    if (!store.insert(tenant)) {
      return tenants.get(organization, first(id, wanted).id());
    }
    store.region(tenant.id(), wanted.region());
    movingIn
        .moveIn(tenant, project, plan, wanted.host(), cause)
        .ifPresent(why -> waits(tenant, wanted, why));
    return tenants.get(organization, tenant.id());
  }

  private void waits(Tenant tenant, NewTenant wanted, String why) {
    if (wanted.host() != null) {
      throw new Rejected("host", "cannot be kept for it yet: " + why);
    }
    store.waits(tenant.id(), why);
  }

  @Transactional
  public void suspend(OrganizationId organization, TenantId id, Cause cause) {
    Tenant tenant = locked(organization, id);
    if (tenant.state() != TenantState.SUSPENDED) {
      require(tenant, TenantState.SUSPENDED);
      turns.suspend(tenant, cause);
    }
  }

  /** Lifts a suspension, or takes a cancellation back while its data is there. */
  @Transactional
  public void resume(OrganizationId organization, TenantId id, Cause cause) {
    Tenant tenant = locked(organization, id);
    switch (tenant.state()) {
      case WAITING, PROVISIONING, ACTIVE -> {}
      case PAST_DUE, SUSPENDED -> turns.resume(tenant, cause);
      case CANCELED -> uncancel(tenant, cause);
      case ERASING, ERASED -> throw new Rejected("state", "this tenant is erased");
    }
  }

  private void uncancel(Tenant tenant, Cause cause) {
    if (tenant.container() == null) {
      store.change(tenant.id(), TenantState.CANCELED, TenantState.WAITING);
    } else {
      turns.resume(tenant, cause);
    }
  }

  @Transactional
  public void cancel(OrganizationId organization, TenantId id, Cause cause) {
    Tenant tenant = locked(organization, id);
    if (tenant.state() != TenantState.CANCELED) {
      require(tenant, TenantState.CANCELED);
      turns.cancel(tenant, projects.get(organization, tenant.project()), cause);
    }
  }

  /** What the builder calls it from now on, whatever billing does; empty for billing's name. */
  @Transactional
  public void rename(OrganizationId organization, TenantId id, String name) {
    Tenant tenant = locked(organization, id);
    if (tenant.state().forgotten()) {
      throw new Rejected("state", "this tenant is erased");
    }
    if (!name.isBlank()) {
      Check.text("name", name, 200);
    }
    store.givenName(id, name.isBlank() ? null : name.strip());
    bell.ring(Routes.CHANGED);
  }

  /** Another snapshot for this one tenant: its data stays, all others are untouched. */
  @Transactional
  public void move(OrganizationId organization, TenantId id, SnapshotId to, Cause cause) {
    Tenant tenant = locked(organization, id);
    Snapshot snapshot = snapshots.get(organization, tenant.project(), to);
    if (snapshot.state() != Snapshot.State.READY) {
      throw new Rejected("snapshot", "it is " + snapshot.state());
    }
    ContainerId container = tenant.container();
    if (container == null) {
      throw new Rejected("tenant", "it has no container yet");
    }
    Plan plan =
        Optional.ofNullable(tenant.plan())
            .flatMap(each -> plans.known(tenant.project(), each))
            .orElse(null);
    containers.move(
        container,
        to,
        snapshot.image(),
        MovingIn.settings(snapshot, plan),
        MovingIn.environment(snapshot, plan),
        cause);
  }

  /** Names, e-mail and reference as the builder has them. */
  private Tenant fresh(ProjectId project, NewTenant wanted) {
    Instant now = clock.instant();
    return new Tenant(
        TenantId.mint(),
        project,
        wanted.reference(),
        null,
        null,
        wanted.email(),
        wanted.name().strip(),
        List.of(),
        wanted.plan(),
        true,
        SubscriptionStatus.ACTIVE,
        TenantState.WAITING,
        now,
        null,
        null,
        null,
        null,
        null,
        null,
        now,
        now);
  }

  private Plan plan(ProjectId project, NewTenant wanted) {
    return Optional.ofNullable(wanted.plan())
        .flatMap(each -> plans.known(project, each))
        .orElseThrow(() -> new Rejected("plan", "this project has no such plan"));
  }

  private Tenant first(ProjectId project, NewTenant wanted) {
    return Optional.ofNullable(wanted.reference())
        .flatMap(each -> store.byReference(project, each))
        .orElseThrow(() -> new Rejected("reference", "cannot be taken"));
  }

  private Tenant locked(OrganizationId organization, TenantId id) {
    tenants.get(organization, id);
    return store.lock(id).orElseThrow();
  }

  private static void require(Tenant tenant, TenantState to) {
    if (!tenant.state().next().contains(to)) {
      throw new Rejected("state", "a tenant that is " + tenant.state() + " cannot be " + to);
    }
  }

  private static void host(@Nullable String host) {
    if (host == null || !host.matches("[a-z0-9]([a-z0-9-]{1,61}[a-z0-9])")) {
      throw new Rejected("host", "must be 3 to 63 characters of a-z, 0-9 and -");
    }
    if (Set.of("www", "api", "app", "admin", "portal", "status", "mail").contains(host)) {
      throw new Rejected("host", host + " is kept for other uses");
    }
  }
}
