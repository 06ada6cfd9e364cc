package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.billing.Outcome;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.PlanId;
import dev.rowhouse.provisioner.project.Plan;
import dev.rowhouse.provisioner.project.Plans;
import dev.rowhouse.provisioner.project.Project;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Makes a locked tenant follow what billing says. What is the case already changes nothing, so that
 * duplicates and replays do no harm; what is over stays over.
 */
@Component
class Following {
  private final TenantStore store;
  private final Plans plans;
  private final MovingIn movingIn;
  private final PlanChange planChange;
  private final Turns turns;

  Following(TenantStore store, Plans plans, MovingIn movingIn, PlanChange planChange, Turns turns) {
    this.store = store;
    this.plans = plans;
    this.movingIn = movingIn;
    this.planChange = planChange;
    this.turns = turns;
  }

  void follow(Tenant tenant, Project project, Cause cause, Outcome outcome) {
    switch (Standing.of(tenant.standing())) {
      case GOOD -> good(tenant, project, cause, outcome);
      case LATE -> late(tenant, project, cause, outcome);
      case UNPAID -> unpaid(tenant, cause, outcome);
      case BEFORE -> waits(tenant, "its first payment is not complete", outcome);
      case OVER -> over(tenant, project, cause, outcome);
    }
  }

  private void good(Tenant tenant, Project project, Cause cause, Outcome outcome) {
    switch (tenant.state()) {
      case WAITING -> admit(tenant, project, cause, outcome);
      case PROVISIONING, ACTIVE -> {
        planChange.follow(tenant, cause, outcome);
        outcome.say("tenant is " + words(tenant.state()));
      }
      case PAST_DUE, SUSPENDED -> {
        turns.resume(tenant, cause);
        planChange.follow(tenant, cause, outcome);
        outcome.say("resumed the tenant");
      }
      case CANCELED -> outcome.say("the tenant is canceled and stays so");
      case ERASING, ERASED -> outcome.say("the tenant was erased");
    }
  }

  /** Its prices decide; without a plan for any of them it waits, and the signup is kept. */
  void admit(Tenant tenant, Project project, Cause cause, Outcome outcome) {
    Optional<Plan> plan = plan(tenant, project);
    if (plan.isEmpty() && tenant.subscription() != null) {
      waits(tenant, unmapped(tenant), outcome);
      return;
    }
    Optional<String> why = movingIn.moveIn(tenant, project, plan.orElse(null), null, cause);
    why.ifPresentOrElse(
        words -> waits(tenant, words, outcome), () -> outcome.say("its container is being made"));
  }

  /** A tenant that a builder made by hand has no prices, but may have a plan. */
  private Optional<Plan> plan(Tenant tenant, Project project) {
    PlanId chosen = tenant.plan();
    return plans
        .ofPrices(project.id(), tenant.prices())
        .or(() -> chosen == null ? Optional.empty() : plans.known(project.id(), chosen));
  }

  static String unmapped(Tenant tenant) {
    return "no plan of this project has the price "
        + String.join(" or ", tenant.prices())
        + ": map it, then it goes on by itself";
  }

  private void late(Tenant tenant, Project project, Cause cause, Outcome outcome) {
    switch (tenant.state()) {
      case WAITING -> waits(tenant, "its payment failed", outcome);
      case PROVISIONING, ACTIVE -> {
        turns.pastDue(tenant, project, cause);
        outcome.say("payment failed: grace of " + project.settings().graceDays() + " days");
      }
      case PAST_DUE, SUSPENDED, CANCELED, ERASING, ERASED ->
          outcome.say("tenant is " + words(tenant.state()) + " already");
    }
  }

  private void unpaid(Tenant tenant, Cause cause, Outcome outcome) {
    switch (tenant.state()) {
      case WAITING -> waits(tenant, "it is not paid for", outcome);
      case PROVISIONING, ACTIVE, PAST_DUE -> {
        turns.suspend(tenant, cause);
        outcome.say("suspended the tenant");
      }
      case SUSPENDED, CANCELED, ERASING, ERASED ->
          outcome.say("tenant is " + words(tenant.state()) + " already");
    }
  }

  private void over(Tenant tenant, Project project, Cause cause, Outcome outcome) {
    switch (tenant.state()) {
      case WAITING, PROVISIONING, ACTIVE, PAST_DUE, SUSPENDED -> {
        turns.cancel(tenant, project, cause);
        outcome.say(
            "canceled the tenant; erased in " + project.settings().retentionDays() + " days");
      }
      case CANCELED, ERASING, ERASED ->
          outcome.say("tenant is " + words(tenant.state()) + " already");
    }
  }

  private void waits(Tenant tenant, String reason, Outcome outcome) {
    if (tenant.state() == TenantState.WAITING) {
      store.waits(tenant.id(), reason);
    }
    outcome.say("tenant waits: " + reason);
  }

  private static String words(TenantState state) {
    return state.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
