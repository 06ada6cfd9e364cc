package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Address;
import dev.rowhouse.provisioner.Desired;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.docker.Engine;
import dev.rowhouse.provisioner.wall.Lease;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a container to another node, a stage at a time. Until the route is switched, in one write,
 * it belongs to the source, whose copy is whole; so whatever fails before, it stays there.
 */
final class Relocating {
  private static final Logger log = LoggerFactory.getLogger(Relocating.class);
  private static final int TRIES = 3;

  private final Tools tools;
  private final Luggage luggage;
  private final Settling settling;
  private final Remaking remaking;

  Relocating(Tools tools) {
    this.tools = tools;
    this.luggage = new Luggage(tools);
    this.settling = new Settling(tools);
    this.remaking = new Remaking(tools);
  }

  void run(Row row) {
    Move move = tools.moves().find(row.moving()).orElseThrow();
    try {
      take(row, move);
    } catch (LeaseLost | Doomed | NotYet e) {
      throw e;
    } catch (RuntimeException e) {
      failed(row, move, e);
    }
  }

  private void take(Row row, Move move) {
    long began = System.nanoTime();
    stage(row, move);
    log.info(
        "{} of {} took {} ms",
        move.stage(),
        row.id().value(),
        (System.nanoTime() - began) / 1_000_000);
  }

  private void stage(Row row, Move move) {
    switch (move.stage()) {
      case PREPARING -> prepare(row, move);
      case COPYING -> copy(row, move);
      case STOPPING -> stop(row, move);
      case SENDING -> send(row, move);
      case STARTING -> start(row, move);
      case CLEARING, DONE, UNDOING, FAILED ->
          throw new IllegalStateException("the move " + move.id().value() + " is over");
    }
  }

  private void prepare(Row row, Move move) {
    if (tools.rows().isCopied(row.id())) {
      throw new NotYet("A copy of it is being made; it moves after that.");
    }
    tools.supplies().bring(move.target(), row.container().image());
    if (tools.engine(move.target()).look(row.name()).isPresent()) {
      throw new AppFailed("There is a container of its name on the other node already.");
    }
    if (move.address() == null) {
      tools
          .transaction()
          .executeWithoutResult(_ ->
              tools.moves().given(move, tools.addresses().lease(move.target(), move.holder())));
    }
    tools.moves().advance(move, MoveStage.COPYING);
  }

  private void copy(Row row, Move move) {
    if (row.observed() == Observed.RUNNING
        && luggage.copyAhead(row, move, () -> ahead(row, move))) {
      tools.moves().copied(move);
    }
    tools.moves().advance(move, MoveStage.STOPPING);
  }

  private void ahead(Row row, Move move) {
    Move now = tools.moves().find(move.id()).orElseThrow();
    settling.stage(there(row, now), now);
  }

  private static Row there(Row row, Move move) {
    Address address = move.address();
    String network = move.network();
    if (address == null || network == null) {
      throw new IllegalStateException("the move has no address on the target");
    }
    return row.at(move.target(), address, network);
  }

  private void stop(Row row, Move move) {
    Engine engine = tools.engine(row);
    Duration grace = row.container().settings().grace();
    switch (row.observed()) {
      case RUNNING -> {
        if (row.closing() || tools.register().close(row)) {
          tools.moves().stopped(move);
          engine.stop(row.name(), grace);
          settleStopped(row);
        }
      }
      case PAUSED -> {
        engine.stop(row.name(), grace);
        settleStopped(row);
      }
      case STOPPED, FAILED -> {
        engine.stop(row.name(), grace);
        tools.moves().advance(move, MoveStage.SENDING);
      }
      case CREATING, CLAIMING, COPYING, DELETING, DELETED -> throw new IllegalStateException();
    }
  }

  private void settleStopped(Row row) {
    tools
        .register()
        .settle(row, Observed.STOPPED, Applied.asBefore(row).booted(row), "for the move");
  }

  private void send(Row row, Move move) {
    if (row.swap() > 0) {
      remaking.takeOver(row);
      return;
    }
    luggage.send(row, move);
    tools.moves().advance(move, MoveStage.STARTING);
  }

  private void start(Row row, Move move) {
    Row there = there(row, move);
    if (move.staged() && !settling.isStaged(there)) {
      luggage.unstage(row, move); // something else was wanted of it meanwhile
      tools.moves().advance(move, MoveStage.SENDING);
      return;
    }
    boolean runs = row.observed() != Observed.FAILED && row.wants(Desired.RUNNING) && !row.paused();
    settling.make(there, move, runs);
    Observed end = runs ? Observed.RUNNING : row.observed();
    tools
        .register()
        .arrived(
            row,
            move,
            end,
            new Lease(String.valueOf(move.network()), there.address()),
            () -> switched(row, move),
            words(move));
    tools.volumes().ready(row.id());
  }

  private void switched(Row row, Move move) {
    tools.addresses().exchange(row.id(), move.holder());
    if (!tools.moves().advance(move, MoveStage.CLEARING)) {
      throw new LeaseLost(row);
    }
  }

  private String words(Move move) {
    String to = "moved to " + tools.moves().name(move.target());
    Instant stopped = move.stoppedAt();
    return stopped == null
        ? to + " while it slept"
        : to + ", away for " + seconds(tools.moves().since(stopped));
  }

  private static String seconds(Duration pause) {
    return "%.1f s".formatted(pause.toMillis() / 1000.0);
  }

  private void failed(Row row, Move move, RuntimeException e) {
    String why = String.valueOf(e.getMessage());
    if (!(e instanceof AppFailed) && move.tries() + 1 < TRIES) {
      log.info("the move of {} is tried again: {}", row.id().value(), why);
      tools.moves().tried(move, why);
      throw new NotYet("Its move met a difficulty and is tried again: " + why);
    }
    settling.quiet(row, move);
    String detail =
        "stays on %s: %s"
            .formatted(tools.moves().name(move.source()), why.lines().findFirst().orElse(""));
    tools.register().stays(row, move, () -> undo(row, move, why), detail);
  }

  /** Before anything was made on the target there is nothing to clear up. */
  private void undo(Row row, Move move, String why) {
    if (!tools.moves().undo(move, why)) {
      throw new LeaseLost(row);
    }
    if (move.stage() == MoveStage.PREPARING) {
      tools.addresses().release(move.holder());
      tools.moves().end(move, MoveStage.FAILED);
    }
  }
}
