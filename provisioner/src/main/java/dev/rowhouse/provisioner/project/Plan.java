package dev.rowhouse.provisioner.project;

import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.PlanId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a project gives for a price. */
public record Plan(PlanId id, ProjectId project, PlanTerms terms, int version) {
  public Limits limits(Limits ofSnapshot) {
    Limits own = terms.limits();
    return own == null ? ofSnapshot : own;
  }

  /** These variables with the plan's own added, in place of those of the same name. */
  public List<Variable> over(List<Variable> base) {
    Map<String, Variable> merged = new LinkedHashMap<>();
    base.forEach(each -> merged.put(each.name(), each));
    terms.variables().forEach(each -> merged.put(each.name(), each));
    return List.copyOf(merged.values());
  }

  /** These variables without those that the plan had added. */
  public List<Variable> outOf(List<Variable> environment) {
    return environment.stream().filter(each -> !terms.variables().contains(each)).toList();
  }
}
