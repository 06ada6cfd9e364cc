package dev.rowhouse.provisioner.template;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.Variable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An immutable freeze of a template: filesystem, data, and how it is run.
 *
 * @param number counts up within the project, from 1
 * @param template the container that it was frozen from
 * @param node where its image lies; null until READY
 * @param problem why freezing failed or has to wait; null otherwise
 */
public record Snapshot(
    SnapshotId id,
    ProjectId project,
    int number,
    State state,
    ContainerId template,
    @Nullable NodeId node,
    String image,
    Settings settings,
    List<Variable> variables,
    List<FirewallRule> rules,
    String note,
    String actor,
    @Nullable String problem,
    Instant createdAt,
    @Nullable Instant frozenAt) {
  public enum State {
    FREEZING,
    READY,
    FAILED,
    /** Nothing is born from it any more; its image and data are being removed. */
    REMOVING,
    /** Gone from the node; its number stays taken. */
    REMOVED
  }
}
