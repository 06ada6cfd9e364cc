package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Address;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.Disk;
import dev.rowhouse.provisioner.node.Engines;
import dev.rowhouse.provisioner.wall.Addresses;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Removes what moves leave behind. Each call may be repeated, but not by one who is too late: what
 * is called the same may stand there again then. So a sentry is asked before each thing.
 */
final class Traces {
  private final Engines engines;
  private final Addresses addresses;
  private final Volumes volumes;
  private final MoveStore moves;

  Traces(Engines engines, Addresses addresses, Volumes volumes, MoveStore moves) {
    this.engines = engines;
    this.addresses = addresses;
    this.volumes = volumes;
    this.moves = moves;
  }

  /** Somebody else clears up by now. */
  static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /**
   * It stands on the target: nothing of it is left on the source. Where it stands is cleared first:
   * the other node may not answer for long.
   *
   * @param sentry throws {@link Overtaken}
   */
  void clearSource(Move move, Runnable sentry) {
    helpers(move, move.target(), sentry);
    remove(move, move.source(), move.before(), sentry);
    end(move, MoveStage.DONE, sentry);
  }

  /** It stayed on the source: nothing of it is left on the target. */
  void clearTarget(Move move, Runnable sentry) {
    helpers(move, move.source(), sentry);
    remove(move, move.target(), move.address(), sentry);
    end(move, MoveStage.FAILED, sentry);
  }

  private void end(Move move, MoveStage how, Runnable sentry) {
    sentry.run();
    addresses.release(move.holder());
    moves.end(move, how);
  }

  /** There is nothing to be removed, or nobody to remove it from; its address is free. */
  void forget(Move move) {
    addresses.release(move.holder());
    moves.end(move, move.stage() == MoveStage.CLEARING ? MoveStage.DONE : MoveStage.FAILED);
  }

  /** It goes for good, from both; the caller removes it where its row says that it stands. */
  void erase(Row row, Move move) {
    NodeId here = row.node();
    NodeId other = here.equals(move.source()) ? move.target() : move.source();
    if (move.stage() != MoveStage.PREPARING) {
      Runnable nobody = () -> {};
      remove(move, other, other.equals(move.target()) ? move.address() : move.before(), nobody);
      helpers(move, here, nobody);
    }
    addresses.release(move.holder());
    moves.end(move, here.equals(move.source()) ? MoveStage.FAILED : MoveStage.DONE);
  }

  private void remove(Move move, NodeId node, @Nullable Address address, Runnable sentry) {
    if (moves.isGone(node)) {
      return;
    }
    ContainerId id = move.container();
    String name = Names.container(id);
    sentry.run();
    engines.engine(node).remove(name);
    sentry.run();
    engines.engine(node).remove(name + "-next");
    Disk disk = engines.disk(node);
    for (String path : paths(move)) {
      sentry.run();
      disk.removeVolume(Names.volume(id, path));
    }
    helpers(move, node, sentry);
    if (address != null) {
      sentry.run();
      engines.wall(node).lower(address);
    }
  }

  /** Their names are the move's own. A server that was wiped and went back has none of them. */
  private void helpers(Move move, NodeId node, Runnable sentry) {
    if (moves.isGone(node)) {
      return;
    }
    sentry.run();
    Disk disk = engines.disk(node);
    Luggage.onTheWay(move.holder(), paths(move)).forEach(disk::removeVolume);
    disk.removeImage(Names.moving(move.container(), move.id()));
  }

  private Set<String> paths(Move move) {
    return volumes.of(move.container()).keySet();
  }
}
