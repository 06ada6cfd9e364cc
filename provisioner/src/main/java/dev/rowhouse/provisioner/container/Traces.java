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

/** Removes what moves leave behind. Each call may be repeated. */
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

  /** It stands on the target: nothing of it is left on the source. */
  void clearSource(Move move) {
    remove(move, move.source(), move.before());
    addresses.release(move.holder());
    helpers(move, move.target());
    moves.end(move, MoveStage.DONE);
  }

  /** It stayed on the source: nothing of it is left on the target. */
  void clearTarget(Move move) {
    remove(move, move.target(), move.address());
    addresses.release(move.holder());
    helpers(move, move.source());
    moves.end(move, MoveStage.FAILED);
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
      remove(move, other, other.equals(move.target()) ? move.address() : move.before());
      helpers(move, here);
    }
    addresses.release(move.holder());
    moves.end(move, here.equals(move.source()) ? MoveStage.FAILED : MoveStage.DONE);
  }

  private void remove(Move move, NodeId node, @Nullable Address address) {
    ContainerId id = move.container();
    String name = Names.container(id);
    engines.engine(node).remove(name);
    engines.engine(node).remove(name + "-next");
    Disk disk = engines.disk(node);
    for (String path : paths(move)) {
      disk.removeVolume(Names.volume(id, path));
    }
    helpers(move, node);
    if (address != null) {
      engines.wall(node).lower(address);
    }
  }

  private void helpers(Move move, NodeId node) {
    Disk disk = engines.disk(node);
    Luggage.onTheWay(move.holder(), paths(move)).forEach(disk::removeVolume);
    disk.removeImage(Names.moving(move.container(), move.id()));
  }

  private Set<String> paths(Move move) {
    return volumes.of(move.container()).keySet();
  }
}
