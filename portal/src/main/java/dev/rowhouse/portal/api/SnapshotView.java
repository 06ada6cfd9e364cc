package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.template.Snapshot;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An immutable freeze of a template.
 *
 * @param problem why freezing failed or has to wait
 */
record SnapshotView(
    SnapshotId id,
    ProjectId project,
    int number,
    Snapshot.State state,
    ContainerId template,
    @Nullable NodeId node,
    String image,
    SettingsJson settings,
    List<VariableJson> environment,
    List<RuleJson> rules,
    String note,
    String createdBy,
    @Nullable String problem,
    Instant createdAt,
    @Nullable Instant frozenAt) {
  static SnapshotView of(Snapshot snapshot) {
    return new SnapshotView(
        snapshot.id(),
        snapshot.project(),
        snapshot.number(),
        snapshot.state(),
        snapshot.template(),
        snapshot.node(),
        snapshot.image(),
        SettingsJson.of(snapshot.settings()),
        VariableJson.all(snapshot.variables()),
        RuleJson.all(snapshot.rules()),
        snapshot.note(),
        snapshot.actor(),
        snapshot.problem(),
        snapshot.createdAt(),
        snapshot.frozenAt());
  }
}
