package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.docker.ContainerPlan;
import dev.rowhouse.provisioner.docker.Disk;
import dev.rowhouse.provisioner.docker.Engine;
import dev.rowhouse.provisioner.docker.EngineRefused;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a moving container on its target out of what was sent there. */
final class Settling {
  private static final Logger log = LoggerFactory.getLogger(Settling.class);
  private static final int CONFLICT = 409;

  private final Tools tools;
  private final Furnishing furnishing;

  Settling(Tools tools) {
    this.tools = tools;
    this.furnishing = new Furnishing(tools);
  }

  /**
   * @param there as it will stand on the target
   * @param runs whether to wait until it is healthy
   */
  void make(Row there, Move move, boolean runs) {
    Engine engine = tools.engine(there);
    if (!move.staged()) {
      made(there, move, engine);
    }
    if (runs) {
      tools.raiseWall(there);
      tools.gates().of(there.node()).through(1, () -> up(there, engine));
      tools.health().await(there, engine);
    }
  }

  /** While it still runs on the source: all but its start. */
  void stage(Row there, Move move) {
    made(there, move, tools.engine(there));
  }

  /** Whether what was made ahead is what is wanted now. */
  boolean isStaged(Row there) {
    return tools
        .engine(there)
        .look(there.name())
        .map(seen -> seen.fingerprint().equals(plan(there).fingerprint()))
        .orElse(false);
  }

  private ContainerPlan plan(Row there) {
    return Plans.plan(there, there.name(), tools.variables().of(there.id()));
  }

  private void made(Row there, Move move, Engine engine) {
    tools.raiseWall(there);
    furnishing.furnish(there);
    ContainerPlan plan = plan(there);
    try {
      create(there, move, plan, engine);
    } catch (EngineRefused refused) {
      if (refused.status() != CONFLICT) {
        throw refused;
      }
      engine.remove(there.name()); // of an earlier try, when something else was wanted
      create(there, move, plan, engine);
    }
  }

  private void create(Row there, Move move, ContainerPlan plan, Engine engine) {
    Disk disk = tools.disk(there);
    String image = Names.moving(there.id(), move.id());
    if (there.fresh()) {
      engine.create(plan);
    } else if (move.packed()) {
      disk.unpack(plan, Names.volume(move.holder(), "/"));
    } else if (disk.hasImage(image)) {
      disk.createOn(image, plan);
    } else {
      engine.create(plan);
    }
  }

  private static boolean up(Row there, Engine engine) {
    engine.start(there.name());
    return true;
  }

  /** Before the source is started again: the two never run at once, where that is in our hands. */
  void quiet(Row row, Move move) {
    if (move.stage() != MoveStage.STARTING) {
      return;
    }
    try {
      tools.engine(move.target()).remove(row.name());
    } catch (EngineRefused | EngineUnreachable e) {
      log.info("what was made of {} elsewhere is cleared up later: {}", row.id(), e.getMessage());
    }
  }
}
