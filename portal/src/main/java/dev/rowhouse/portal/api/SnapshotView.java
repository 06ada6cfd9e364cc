package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.template.Snapshot;
import dev.rowhouse.provisioner.transfer.Travel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An immutable freeze of a template.
 *
 * @param places the nodes on which it lies, and those to which it travels
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
    @Nullable Instant frozenAt,
    List<Place> places) {

  /**
   * @param there false while it travels
   * @param percent of the whole way
   * @param how far it is, in words
   */
  record Place(NodeId node, String name, boolean there, int percent, String how) {
    static Place of(Travel travel) {
      return new Place(
          travel.node(), travel.name(), travel.isThere(), travel.percent(), travel.words());
    }
  }

  /**
   * @param travels of all snapshots of its project
   */
  static SnapshotView of(Snapshot snapshot, List<Travel> travels) {
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
        snapshot.frozenAt(),
        travels.stream()
            .filter(travel -> travel.snapshot().equals(snapshot.id()))
            .map(Place::of)
            .toList());
  }
}
