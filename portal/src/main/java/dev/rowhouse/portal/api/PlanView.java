package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.PlanId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.project.Plan;
import dev.rowhouse.provisioner.project.PlanTerms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a price of the billing system means here.
 *
 * @param snapshot what new tenants are born from; null for the newest
 * @param limits null for the snapshot's own
 * @param environment added to the snapshot's
 * @param region where its tenants stand; empty for anywhere
 */
record PlanView(
    PlanId id,
    ProjectId project,
    String price,
    String name,
    @Nullable SnapshotId snapshot,
    @Nullable LimitsJson limits,
    List<VariableJson> environment,
    String region,
    int version) {
  static PlanView of(Plan plan) {
    PlanTerms terms = plan.terms();
    return new PlanView(
        plan.id(),
        plan.project(),
        terms.price(),
        terms.name(),
        terms.snapshot(),
        LimitsJson.ofNullable(terms.limits()),
        VariableJson.all(terms.variables()),
        terms.region(),
        plan.version());
  }
}
