package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.MoveId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.container.Move;
import dev.rowhouse.provisioner.container.MoveStage;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One way from node to node.
 *
 * @param choice why this node, node by node
 * @param bytes sent so far
 * @param problem what went wrong last
 * @param pauseSeconds how long it did not answer; null while that is not over, and when it slept
 */
record MoveView(
    MoveId id,
    NodeId from,
    NodeId to,
    MoveStage stage,
    String choice,
    long bytes,
    @Nullable String problem,
    @Nullable Double pauseSeconds,
    Instant beganAt,
    @Nullable Instant endedAt) {
  static MoveView of(Move move) {
    return new MoveView(
        move.id(),
        move.source(),
        move.target(),
        move.stage(),
        move.choice(),
        move.bytes(),
        move.problem(),
        move.pause().map(MoveView::seconds).orElse(null),
        move.beganAt(),
        move.endedAt());
  }

  private static Double seconds(Duration pause) {
    return pause.toMillis() / 1e3;
  }
}
