package dev.rowhouse.provisioner.container;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.bell.Topic;
import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.MoveId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.placement.Ask;
import dev.rowhouse.provisioner.placement.Option;
import dev.rowhouse.provisioner.placement.Placed;
import dev.rowhouse.provisioner.placement.Placer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Containers' ways from node to node: asks for them, and tells of them. */
@Unowned
@Component
public class Relocations {
  static final Topic CLEARING = new Topic("clearing");

  private final Rows rows;
  private final MoveStore moves;
  private final Placer placer;
  private final Timeline timeline;
  private final Wishes wishes;
  private final Bell bell;

  Relocations(
      Rows rows, MoveStore moves, Placer placer, Timeline timeline, Wishes wishes, Bell bell) {
    this.rows = rows;
    this.moves = moves;
    this.placer = placer;
    this.timeline = timeline;
    this.wishes = wishes;
    this.bell = bell;
  }

  /**
   * Reserves room on the other node and asks the workers to take the container there. Not for a
   * transaction: it makes one of its own.
   *
   * @param to null for wherever is best
   * @throws Rejected when it cannot be moved now
   * @throws dev.rowhouse.provisioner.placement.NoRoom when no node can take it; says for each why
   */
  public Move begin(ContainerId id, @Nullable NodeId to, Cause cause) {
    Row row =
        rows.find(id).orElseThrow(() -> new Rejected("container", "There is no such container."));
    check(row);
    if (moves.isWiped(row.node())) {
      throw new Rejected("container", "Its node is being wiped, or gone.");
    }
    MoveId move = MoveId.mint();
    placer.place(away(row, to), placed -> write(move, row, placed, cause));
    bell.ring(Containers.WANTED);
    return moves.find(move).orElseThrow();
  }

  private static void check(Row row) {
    if (row.move() != null) {
      throw new Rejected("container", "It is being moved already.");
    }
    if (row.container().address() == null || !Next.movable(row)) {
      throw new Rejected(
          "container",
          "It is %s; it can be moved once it runs, sleeps or has failed."
              .formatted(row.observed()));
    }
    if (row.container().kind() == Kind.SPARE) {
      throw new Rejected("container", "A spare is not moved: the pool makes another.");
    }
  }

  private void write(MoveId move, Row row, Placed placed, Cause cause) {
    if (moves.littered(row.id()).contains(placed.node())) {
      throw new Rejected("node", "What an earlier move left there is not cleared up yet.");
    }
    if (!wishes.moving(row.id(), move, row.node(), cause)) {
      throw new Rejected("container", "It changed at this moment; try again.");
    }
    moves.insert(move, row, placed.node(), placed.reason(), cause);
    timeline.add(row.id(), row.observed(), row.observed(), "moves to " + placed.reason());
  }

  /** All nodes and what speaks for and against each, the best first. */
  public List<Option> weigh(ContainerId id) {
    return rows.find(id)
        .filter(row -> row.container().node() != null)
        .map(row -> placer.weigh(away(row, null)))
        .orElse(List.of());
  }

  private Ask away(Row row, @Nullable NodeId to) {
    return row.ask().away(row.node(), to, moves.littered(row.id()));
  }

  public Optional<Move> find(MoveId id) {
    return moves.find(id);
  }

  /** The newest first. */
  public List<Move> of(ContainerId id, int limit) {
    return moves.of(id, limit);
  }

  /** The one under way; empty when there is none. */
  public Optional<Move> underWay(ContainerId id) {
    return moves.unfinished(id).stream().filter(move -> move.stage().underWay()).findFirst();
  }
}
