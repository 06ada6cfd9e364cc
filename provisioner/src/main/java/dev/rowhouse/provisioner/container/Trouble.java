package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Desired;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.docker.Engine;
import dev.rowhouse.provisioner.docker.EngineRefused;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import dev.rowhouse.provisioner.docker.Seen;
import dev.rowhouse.provisioner.placement.NoRoom;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a step that failed: the app's own fault fails the container, a fault of the house
 * waits and is tried again. Nothing is lost either way.
 */
final class Trouble {
  private static final Logger log = LoggerFactory.getLogger(Trouble.class);
  private static final int TRIES = 4;
  private static final Duration SOON = Duration.ofSeconds(2);

  private final Tools tools;
  private final Leases leases;

  Trouble(Tools tools, Leases leases) {
    this.tools = tools;
    this.leases = leases;
  }

  /** True when the worker may go on with the container at once. */
  boolean met(Row row, RuntimeException problem) {
    return switch (problem) {
      case LeaseLost lost -> throw lost;
      case Doomed _ -> true;
      case AppFailed failed -> fail(row, String.valueOf(failed.getMessage()));
      case NotYet soon -> soon(row, soon);
      case NoRoom full -> wait(row, String.valueOf(full.getMessage()));
      case EngineUnreachable away -> wait(row, "The node does not answer: " + away.getMessage());
      case EngineRefused refused -> refused(row, refused);
      default -> unexpected(row, problem);
    };
  }

  private boolean refused(Row row, EngineRefused refused) {
    if (row.wants(Desired.DELETED)) {
      return wait(row, "Docker refuses: " + refused.getMessage());
    }
    Optional<Observed> other = Sight.differs(row, look(row));
    if (other.isPresent()) {
      String detail = "found " + Sight.word(other.get());
      tools.register().settle(row, other.get(), Applied.asBefore(row), detail);
      return true;
    }
    boolean hopeless = refused.status() == 400 || refused.status() == 404;
    if (adjusts(row) || (!hopeless && row.attempt() + 1 < TRIES)) {
      return wait(row, "Docker refuses: " + refused.getMessage());
    }
    return fail(row, "Docker refuses: %s\nCorrect it and retry.".formatted(refused.getMessage()));
  }

  /** A running container is not failed for a limit that Docker will not set now. */
  private static boolean adjusts(Row row) {
    Step step = Next.step(row);
    return step == Step.LIMIT || step == Step.WALL;
  }

  private boolean fail(Row row, String message) {
    if (row.container().node() != null || hasNode(row)) {
      quiet(row);
    }
    tools.register().fail(row, Applied.asBefore(row), message);
    return true;
  }

  /** A failed app does not go on using the node. */
  private void quiet(Row row) {
    try {
      Row placed = tools.rows().find(row.id()).orElse(row);
      tools.engine(placed).stop(placed.name(), Duration.ofSeconds(1));
    } catch (EngineRefused | EngineUnreachable e) {
      log.info("{} could not be stopped: {}", row.id().value(), e.getMessage());
    }
  }

  private boolean hasNode(Row row) {
    return tools.rows().find(row.id()).map(now -> now.container().node() != null).orElse(false);
  }

  private boolean unexpected(Row row, RuntimeException problem) {
    log.warn("a step of {} failed; it is tried again", row.id().value(), problem);
    return wait(row, "Something went wrong here: " + problem.getMessage());
  }

  /**
   * Whoever brings what is missing asks for the container again; this is only for when nobody does.
   */
  private boolean soon(Row row, NotYet soon) {
    leases.postpone(row, String.valueOf(soon.getMessage()), SOON);
    return false;
  }

  private boolean wait(Row row, String why) {
    Duration pause = Pauses.after(row.attempt());
    leases.postpone(row, "%s Next try in %s.".formatted(why, Pauses.words(pause)), pause);
    return false;
  }

  private Optional<Seen> look(Row row) {
    if (row.container().node() == null) {
      return Optional.empty();
    }
    Engine engine = tools.engine(row);
    return engine.look(row.name());
  }
}
