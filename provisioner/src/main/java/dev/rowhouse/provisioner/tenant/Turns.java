package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.marketplace.account.Suspension;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.Projects;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * The turns a tenant's life takes once it has a house: each changes the state, tells the container
 * and the builder, all in the running transaction. Tenants come in locked.
 */
@Component
class Turns {
  private final TenantStore store;
  private final Containers containers;
  private final Projects projects;
  private final Closing closing;
  private final News news;
  private final Clock clock;

  Turns(
      TenantStore store,
      Containers containers,
      Projects projects,
      Closing closing,
      News news,
      Clock clock) {
    this.store = store;
    this.containers = containers;
    this.projects = projects;
    this.closing = closing;
    this.news = news;
    this.clock = clock;
  }

  /** It goes on until the grace is over; without grace it is suspended at once. */
  void pastDue(Tenant tenant, Project project, Cause cause) {
    int days = project.settings().graceDays();
    if (days == 0) {
      suspend(tenant, cause);
      return;
    }
    Instant until = clock.instant().plus(Duration.ofDays(days));
    store.change(tenant.id(), tenant.state(), TenantState.PAST_DUE);
    store.graceUntil(tenant.id(), until);
    news.tell("tenant.past_due", tenant, Map.of("grace_until", until.toString()));
  }

  void suspend(Tenant tenant, Cause cause) {
    store.change(tenant.id(), tenant.state(), TenantState.SUSPENDED);
    house(tenant, id -> containers.suspend(id, true, cause));
    news.tell("tenant.suspended", tenant, Map.of("reason", cause.reason()));
  }

  /** The same container with the same data; the next request wakes it. */
  void resume(Tenant tenant, Cause cause) {
    TenantState to = tenant.readyAt() == null ? TenantState.PROVISIONING : TenantState.ACTIVE;
    store.change(tenant.id(), tenant.state(), to);
    boolean closed =
        projects
            .known(tenant.project())
            .flatMap(closing::suspension)
            .filter(Suspension::tenantsStopped)
            .isPresent();
    if (!closed) {
      house(tenant, id -> containers.suspend(id, false, cause));
    }
    news.tell("tenant.resumed", tenant);
  }

  /** Stopped now, erased when the project's retention time is over. */
  void cancel(Tenant tenant, Project project, Cause cause) {
    Instant at = clock.instant().plus(Duration.ofDays(project.settings().retentionDays()));
    store.change(tenant.id(), tenant.state(), TenantState.CANCELED);
    store.eraseAt(tenant.id(), at);
    house(tenant, id -> containers.suspend(id, true, cause));
    news.tell("tenant.canceled", tenant, Map.of("erase_at", at.toString()));
  }

  private static void house(Tenant tenant, Consumer<ContainerId> action) {
    ContainerId container = tenant.container();
    if (container != null) {
      action.accept(container);
    }
  }
}
