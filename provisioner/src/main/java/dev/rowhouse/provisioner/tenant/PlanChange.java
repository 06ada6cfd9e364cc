package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.billing.Outcome;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.PlanId;
import dev.rowhouse.provisioner.Variable;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.project.Plan;
import dev.rowhouse.provisioner.project.Plans;
import dev.rowhouse.provisioner.template.Snapshot;
import dev.rowhouse.provisioner.template.Snapshots;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Another price for a tenant that has a house: other limits and variables, the same house. */
@Component
class PlanChange {
  private final TenantStore store;
  private final Plans plans;
  private final Snapshots snapshots;
  private final Containers containers;

  PlanChange(TenantStore store, Plans plans, Snapshots snapshots, Containers containers) {
    this.store = store;
    this.plans = plans;
    this.snapshots = snapshots;
    this.containers = containers;
  }

  void follow(Tenant tenant, Cause cause, Outcome outcome) {
    Optional<Plan> wanted = plans.ofPrices(tenant.project(), tenant.prices());
    if (wanted.isEmpty()) {
      unmapped(tenant, outcome);
      return;
    }
    store.waits(tenant.id(), null);
    if (!wanted.get().id().equals(tenant.plan())) {
      change(tenant, wanted.get(), cause);
      outcome.say("moved to plan " + wanted.get().terms().name());
    }
  }

  private void unmapped(Tenant tenant, Outcome outcome) {
    if (tenant.subscription() != null) {
      store.waits(tenant.id(), Following.unmapped(tenant) + "; until then its old plan holds");
      outcome.say("the new price is not mapped");
    }
  }

  private void change(Tenant tenant, Plan to, Cause cause) {
    store.plan(tenant.id(), to.id());
    ContainerId id = tenant.container();
    if (id == null) {
      return;
    }
    Container container = containers.find(id).orElseThrow();
    var limits = snapshot(container).map(each -> each.settings().limits());
    containers.limits(id, to.limits(limits.orElse(container.settings().limits())), cause);
    List<Variable> before = containers.environmentOf(id);
    List<Variable> after = to.over(base(tenant, container, before));
    if (!after.equals(before)) {
      containers.environment(id, after, cause);
    }
  }

  /** The environment without what the old plan put there; its snapshot's values come back. */
  private List<Variable> base(Tenant tenant, Container container, List<Variable> now) {
    Optional<Plan> old = old(tenant);
    if (old.isEmpty()) {
      return now;
    }
    List<Variable> rest = old.get().outOf(now);
    List<Variable> born = snapshot(container).map(Snapshot::variables).orElse(List.of());
    return java.util.stream.Stream.concat(
            born.stream().filter(each -> !has(rest, each) && has(now, each)), rest.stream())
        .toList();
  }

  private Optional<Plan> old(Tenant tenant) {
    PlanId plan = tenant.plan();
    return plan == null ? Optional.empty() : plans.known(tenant.project(), plan);
  }

  private Optional<Snapshot> snapshot(Container container) {
    return Optional.ofNullable(container.snapshot()).flatMap(snapshots::known);
  }

  private static boolean has(List<Variable> variables, Variable one) {
    return variables.stream().anyMatch(each -> each.name().equals(one.name()));
  }
}
