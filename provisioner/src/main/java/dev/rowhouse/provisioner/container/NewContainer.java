package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What it takes to make a container; placement and addresses follow by themselves. */
public record NewContainer(
    ProjectId project,
    Kind kind,
    String name,
    String host,
    @Nullable SnapshotId snapshot,
    String image,
    Settings settings,
    List<Variable> environment,
    List<FirewallRule> rules) {}
