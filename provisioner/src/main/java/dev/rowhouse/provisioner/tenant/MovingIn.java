package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.marketplace.account.Suspension;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.Variable;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.container.Kind;
import dev.rowhouse.provisioner.container.NewContainer;
import dev.rowhouse.provisioner.project.Labels;
import dev.rowhouse.provisioner.project.Plan;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.template.Snapshot;
import dev.rowhouse.provisioner.template.Snapshots;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives a tenant its house: a warm spare when there is one, else a new clone. */
@Component
class MovingIn {
  private final TenantStore store;
  private final Snapshots snapshots;
  private final Containers containers;
  private final Closing closing;
  private final News news;
  private final Bell bell;

  MovingIn(
      TenantStore store,
      Snapshots snapshots,
      Containers containers,
      Closing closing,
      News news,
      Bell bell) {
    this.store = store;
    this.snapshots = snapshots;
    this.containers = containers;
    this.closing = closing;
    this.news = news;
    this.bell = bell;
  }

  /**
   * From WAITING to PROVISIONING, or words why not yet.
   *
   * @param tenant as locked
   * @param plan null for the template as it is
   * @param host null to have one made
   * @return why it waits; empty when it has a house now
   */
  Optional<String> moveIn(
      Tenant tenant, Project project, @Nullable Plan plan, @Nullable String host, Cause cause) {
    Optional<Suspension> closed = closing.suspension(project);
    if (closed.isPresent()) {
      return Optional.of(
          "the organization is suspended ("
              + closed.get().reason()
              + "): it goes on by itself"
              + " when that is over");
    }
    Optional<Snapshot> snapshot = snapshot(project, plan);
    if (snapshot.isEmpty()) {
      return Optional.of(
          "there is no snapshot to make it from: freeze the project's template, then it goes on by"
              + " itself");
    }
    String label = host == null ? Labels.host(project, tenant.name(), tenant.email()) : host;
    NewContainer wanted = wanted(project, snapshot.get(), plan, label).in(region(tenant, plan));
    Container container =
        claimed(project, wanted, cause).orElseGet(() -> containers.create(wanted, cause));
    store.change(tenant.id(), TenantState.WAITING, TenantState.PROVISIONING);
    store.container(tenant.id(), container.id());
    if (plan != null) {
      store.plan(tenant.id(), plan.id());
    }
    news.tell("tenant.created", tenant);
    return Optional.empty();
  }

  private Optional<Container> claimed(Project project, NewContainer wanted, Cause cause) {
    if (project.settings().poolSize() == 0) {
      return Optional.empty();
    }
    bell.ring(WarmPool.TOPIC);
    return containers.claim(wanted, cause);
  }

  private Optional<Snapshot> snapshot(Project project, @Nullable Plan plan) {
    SnapshotId pinned = plan == null ? null : plan.terms().snapshot();
    return pinned == null
        ? snapshots.latest(project.id())
        : snapshots.known(pinned).filter(each -> each.state() == Snapshot.State.READY);
  }

  /** The tenant's own wish goes before its plan's. */
  private String region(Tenant tenant, @Nullable Plan plan) {
    String wished = store.region(tenant.id());
    return !wished.isEmpty() || plan == null ? wished : plan.terms().region();
  }

  static NewContainer wanted(Project project, Snapshot from, @Nullable Plan plan, String label) {
    return new NewContainer(
        project.id(),
        Kind.TENANT,
        label,
        label,
        from.id(),
        from.image(),
        settings(from, plan),
        environment(from, plan),
        from.rules());
  }

  static Settings settings(Snapshot from, @Nullable Plan plan) {
    Settings settings = from.settings();
    Limits limits = plan == null ? settings.limits() : plan.limits(settings.limits());
    return new Settings(
        settings.command(),
        settings.port(),
        settings.healthPath(),
        settings.healthTimeout(),
        limits,
        settings.dataPaths(),
        settings.grace());
  }

  static List<Variable> environment(Snapshot from, @Nullable Plan plan) {
    return plan == null ? from.variables() : plan.over(from.variables());
  }
}
