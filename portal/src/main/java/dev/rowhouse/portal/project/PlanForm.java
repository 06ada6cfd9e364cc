package dev.rowhouse.portal.project;

import dev.rowhouse.portal.form.LimitsForm;
import dev.rowhouse.portal.form.VariableRow;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.Variable;
import dev.rowhouse.provisioner.project.Plan;
import dev.rowhouse.provisioner.project.PlanTerms;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A plan as people type it; a box that is not ticked is null. */
record PlanForm(
    @NotBlank(message = "Give the identifier of the price in your billing system.")
        @Nullable String price,
    @NotBlank(message = "Give the plan a name.") @Nullable String name,
    @Nullable String snapshot,
    @Nullable Boolean ownLimits,
    @Nullable LimitsForm limits,
    @Nullable List<VariableRow> variables,
    @Nullable String region,
    int version) {

  static PlanForm fresh() {
    return new PlanForm(
        "", "", "", false, LimitsForm.of(Limits.SMALL), VariableRow.of(List.of()), "", 0);
  }

  static PlanForm of(Plan plan) {
    PlanTerms terms = plan.terms();
    return new PlanForm(
        terms.price(),
        terms.name(),
        terms.snapshot() == null ? "" : terms.snapshot().value(),
        terms.limits() != null,
        LimitsForm.of(terms.limits() == null ? Limits.SMALL : terms.limits()),
        VariableRow.of(terms.variables()),
        terms.region(),
        plan.version());
  }

  PlanTerms read(List<Variable> before) {
    return new PlanTerms(
        text(price),
        text(name),
        snapshot == null || snapshot.isEmpty() ? null : new SnapshotId(snapshot),
        Boolean.TRUE.equals(ownLimits) && limits != null ? limits.read() : null,
        VariableRow.read(variables, before),
        text(region));
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "").strip();
  }
}
