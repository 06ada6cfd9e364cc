package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to make a container; placement and addresses follow by themselves.
 *
 * @param region where it is to stand; empty for anywhere
 */
public record NewContainer(
    ProjectId project,
    Kind kind,
    String name,
    String host,
    @Nullable SnapshotId snapshot,
    String image,
    Settings settings,
    List<Variable> environment,
    List<FirewallRule> rules,
    String region) {

  /** Wherever there is room. */
  public NewContainer(
      ProjectId project,
      Kind kind,
      String name,
      String host,
      @Nullable SnapshotId snapshot,
      String image,
      Settings settings,
      List<Variable> environment,
      List<FirewallRule> rules) {
    this(project, kind, name, host, snapshot, image, settings, environment, rules, "");
  }

  public NewContainer in(String wished) {
    return new NewContainer(
        project, kind, name, host, snapshot, image, settings, environment, rules, wished);
  }
}
