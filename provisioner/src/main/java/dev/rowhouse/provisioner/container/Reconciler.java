package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.docker.Engine;
import dev.rowhouse.provisioner.docker.EngineRefused;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import dev.rowhouse.provisioner.docker.Seen;
import dev.rowhouse.provisioner.node.Engines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares rows with what Docker tells, and writes the difference into the rows; the workers then
 * do what follows. Any number of reconcilers may look at the same node.
 */
public final class Reconciler {
  private static final Logger log = LoggerFactory.getLogger(Reconciler.class);
  private static final int REMEMBERED = 100;
  private static final Pattern NAME = Pattern.compile("rh-(con_[0-9a-z]{26})(-next)?");

  private final Rows rows;
  private final Engines engines;
  private final Noticing noticing;
  private final MoveStore moves;
  private final Crashes crashes;
  private final Frozen frozen;

  Reconciler(
      Rows rows,
      Engines engines,
      Noticing noticing,
      MoveStore moves,
      Crashes crashes,
      Frozen frozen) {
    this.rows = rows;
    this.engines = engines;
    this.noticing = noticing;
    this.moves = moves;
    this.crashes = crashes;
    this.frozen = frozen;
  }

  /**
   * Looks at every node that has containers; one that is away is left for the next time. Returns
   * how many answered.
   */
  public int sweep() {
    return (int) rows.nodes().stream().filter(this::sweep).count();
  }

  public boolean sweep(NodeId node) {
    try {
      reconcile(node);
      return true;
    } catch (EngineUnreachable | EngineRefused e) {
      log.info("node {} cannot be compared now: {}", node.value(), e.getMessage());
      return false;
    }
  }

  /** Rows first: what a worker changes after that has another version, and is left alone. */
  private void reconcile(NodeId node) {
    List<Row> known = rows.on(node);
    Engine engine = engines.engine(node);
    List<Seen> seen = engine.lookAll();
    Map<String, Seen> byName = new HashMap<>();
    seen.forEach(one -> byName.put(one.name(), one));
    known.forEach(row -> compare(row, Optional.ofNullable(byName.get(row.name())), engine));
    Set<String> here = known.stream().map(Row::name).collect(Collectors.toSet());
    seen.stream().filter(one -> !here.contains(one.name())).forEach(one -> tidy(node, one, engine));
  }

  private void compare(Row row, Optional<Seen> seen, Engine engine) {
    if (row.observed() == Observed.FAILED && seen.filter(Reconciler::runs).isPresent()) {
      engine.stop(row.name(), row.container().settings().grace());
      return;
    }
    if (row.work() > 0 || frozen.onlyForAMoment(row, seen)) {
      return; // a worker is about to look for itself, or it is being copied
    }
    Sight.differs(row, seen).ifPresent(real -> notice(row, real, seen, engine));
  }

  private static boolean runs(Seen seen) {
    return seen.status() == Seen.Status.RUNNING;
  }

  private void notice(Row row, Observed real, Optional<Seen> seen, Engine engine) {
    if (row.observed() == Observed.RUNNING && real == Observed.STOPPED) {
      crashes.met(row, engine.look(row.name()).or(() -> seen).orElseThrow(), engine);
    } else {
      noticing.found(row, real, "found " + Sight.word(real));
    }
  }

  /**
   * Removes what is ours and stands for no row; rows come first, so it never will. Asked only of
   * what no row of this node named a moment ago: for all others nothing more is read.
   */
  private void tidy(NodeId node, Seen seen, Engine engine) {
    Matcher name = NAME.matcher(seen.name());
    if (!name.matches()) {
      return;
    }
    Optional<Row> row = rows.find(new ContainerId(name.group(1)));
    boolean successor = name.group(2) != null;
    boolean needed =
        row.filter(there -> there.observed() != Observed.DELETED)
            .filter(there -> !successor || there.work() > 0)
            .isPresent();
    if (needed && row.filter(there -> isElsewhere(there, node)).isPresent()) {
      still(row.get(), node, seen, engine);
    } else if (!needed) {
      log.info("removing {}, which belongs to no container", seen.name());
      engine.remove(seen.name());
    }
  }

  private static boolean isElsewhere(Row row, NodeId node) {
    NodeId home = row.container().node();
    return home != null && !home.equals(node);
  }

  /**
   * A container stands where its row says, and nowhere else: what came back with a lost node, or
   * was left by a move, is stopped at once. It is removed with its data when that move is cleared
   * up.
   */
  private void still(Row row, NodeId node, Seen seen, Engine engine) {
    boolean quiet = seen.status() == Seen.Status.EXITED || seen.status() == Seen.Status.CREATED;
    if (!quiet && isLeftBehind(row, node)) {
      log.info("stopping {}, which stands on another node now", seen.name());
      engine.stop(seen.name(), row.container().settings().grace());
    }
  }

  /**
   * Only what a move says: one engine may be attached as several nodes, and each has its own. The
   * row is read again after the moves: one that is not under way any more has switched it by then.
   */
  private boolean isLeftBehind(Row row, NodeId node) {
    List<Move> all = moves.of(row.id(), REMEMBERED);
    boolean arrives =
        all.stream().anyMatch(move -> move.stage().underWay() && move.target().equals(node));
    return !arrives
        && all.stream().anyMatch(move -> leaves(move, node))
        && rows.find(row.id()).filter(now -> isElsewhere(now, node)).isPresent();
  }

  private static boolean leaves(Move move, NodeId node) {
    return switch (move.stage()) {
      case CLEARING, DONE -> move.source().equals(node);
      case UNDOING, FAILED -> move.target().equals(node);
      case PREPARING, COPYING, STOPPING, SENDING, STARTING -> false;
    };
  }
}
