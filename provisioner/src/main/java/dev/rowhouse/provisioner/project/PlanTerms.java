package dev.rowhouse.provisioner.project;

import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a price of the billing system means.
 *
 * @param price the billing system's identifier of the price or plan; unique within the project
 * @param name for people, 1 to 100 characters
 * @param snapshot what new tenants are born from; null for the newest at that time
 * @param limits null for the snapshot's own
 * @param region where its tenants stand, unless they wish for another; empty for anywhere
 * @param variables added to the snapshot's, or in place of those of the same name
 */
public record PlanTerms(
    String price,
    String name,
    @Nullable SnapshotId snapshot,
    @Nullable Limits limits,
    List<Variable> variables,
    String region) {

  /** Wherever there is room. */
  public PlanTerms(
      String price,
      String name,
      @Nullable SnapshotId snapshot,
      @Nullable Limits limits,
      List<Variable> variables) {
    this(price, name, snapshot, limits, variables, "");
  }

  public static PlanTerms latest(String price, String name) {
    return new PlanTerms(price, name, null, null, List.of());
  }

  static void accept(PlanTerms terms) {
    Check.text("price", terms.price(), 255);
    Check.text("name", terms.name(), 100);
    if (terms.limits() != null) {
      Check.limits("limits", terms.limits());
    }
    Check.variables("variables", terms.variables());
    Check.region("region", terms.region());
  }
}
