package dev.rowhouse.provisioner.container;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.EngineRefused;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import dev.rowhouse.provisioner.node.Engines;
import dev.rowhouse.provisioner.wall.Addresses;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Clears up behind moves: on the source once the target is healthy, on the target when it is not.
 */
@Component
@OnRole(Role.WORKER)
public class Clearing {
  private static final Logger log = LoggerFactory.getLogger(Clearing.class);
  private static final int AT_ONCE = 50;
  private static final Duration LATER = Duration.ofSeconds(15);
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final String worker = "clearing-" + UUID.randomUUID().toString().substring(0, 13);

  private final MoveStore moves;
  private final Rows rows;
  private final Remains remains;
  private final Traces traces;

  Clearing(
      MoveStore moves,
      Rows rows,
      Remains remains,
      Volumes volumes,
      Engines engines,
      Addresses addresses,
      Bell bell) {
    this.moves = moves;
    this.rows = rows;
    this.remains = remains;
    this.traces = new Traces(engines, addresses, volumes, moves);
    bell.listen(Relocations.CLEARING, this::sweep);
  }

  /** Returns how many moves have ended. */
  public synchronized int sweep() {
    return (int) moves.toClear(AT_ONCE).stream().filter(this::clear).count();
  }

  private boolean clear(Move move) {
    if (!moves.take(move, worker, LEASE)) {
      return false;
    }
    NodeId node = move.stage() == MoveStage.CLEARING ? move.source() : move.target();
    try {
      if (standsOn(move, node) || moves.isGone(node)) {
        log.warn("nothing of {} is removed from {}", move.container().value(), node.value());
        traces.forget(move);
        return true;
      }
      Optional<String> obstacle = obstacle(move);
      obstacle.ifPresentOrElse(
          why -> moves.clearLater(move, worker, why, SOON), () -> removeTraces(move));
      return obstacle.isEmpty();
    } catch (Traces.Overtaken e) {
      log.info("{} is cleared up by another worker", move.id().value());
      return false;
    } catch (EngineUnreachable | EngineRefused e) {
      log.debug("{} is cleared up later: {}", move.id().value(), e.getMessage());
      moves.clearLater(move, worker, String.valueOf(e.getMessage()), LATER);
      return false;
    }
  }

  private void removeTraces(Move move) {
    if (move.stage() == MoveStage.CLEARING) {
      traces.clearSource(move, () -> mine(move));
    } else {
      traces.clearTarget(move, () -> mine(move));
    }
  }

  private void mine(Move move) {
    if (!moves.hold(move, worker, LEASE)) {
      throw new Traces.Overtaken();
    }
  }

  /**
   * What came back with a lost node is the only copy until the one made from a backup has run; and
   * what was written after that backup is there only.
   */
  private Optional<String> obstacle(Move move) {
    if (rows.find(move.container()).filter(row -> row.restore() != null).isPresent()) {
      return Optional.of("It stays until what is made from the backup has run.");
    }
    return move.salvage() ? remains.obstacle(move) : Optional.empty();
  }

  /** Whatever a move's row says: where a container stands, nothing of it is ever removed. */
  private boolean standsOn(Move move, NodeId node) {
    Optional<Row> row = rows.find(move.container());
    return row.map(there -> node.equals(there.container().node())).orElse(false);
  }
}
