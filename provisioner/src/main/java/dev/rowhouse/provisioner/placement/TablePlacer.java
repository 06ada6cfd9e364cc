package dev.rowhouse.provisioner.placement;

import dev.rowhouse.provisioner.NodeId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Weighs what rows tell, and reserves by one conditional write: a node that somebody else placed a
 * container on since it was weighed is not taken, and all are weighed again.
 */
@Component
class TablePlacer implements Placer {
  private static final Logger log = LoggerFactory.getLogger(TablePlacer.class);
  private static final int TRIES = 100;

  private final CandidateStore candidates;
  private final Loads loads;
  private final TransactionOperations transaction;

  /** Those of one process go one after the other: they would only undo each other's choice. */
  private final ReentrantLock turn = new ReentrantLock(true);

  TablePlacer(CandidateStore candidates, Loads loads, TransactionOperations transaction) {
    this.candidates = candidates;
    this.loads = loads;
    this.transaction = transaction;
  }

  @Override
  public Placed place(Ask ask, Consumer<Placed> write) {
    turn.lock();
    try {
      return placeNow(ask, write);
    } finally {
      turn.unlock();
    }
  }

  private Placed placeNow(Ask ask, Consumer<Placed> write) {
    for (int tries = 0; tries < TRIES; tries++) {
      Choice choice = choice(ask);
      if (choice.best().isEmpty() && loads.recount()) {
        continue; // somebody may have left since
      }
      Candidate node = choice.best().orElseThrow(() -> new NoRoom(choice.whyNowhere()));
      var placed = new Placed(node.id(), choice.reason());
      if (Boolean.TRUE.equals(transaction.execute(_ -> reserve(node, placed, write)))) {
        log.debug("{} goes to {}", ask.container().value(), placed.reason());
        loads.placed(node, node.load().with(ask.limits()));
        return placed;
      }
    }
    throw new NoRoom("many containers are being placed at once; this one is next");
  }

  private boolean reserve(Candidate node, Placed placed, Consumer<Placed> write) {
    boolean ours = candidates.reserve(node.id(), node.placings());
    if (ours) {
      write.accept(placed);
    }
    return ours;
  }

  @Override
  public List<Option> weigh(Ask ask) {
    return choice(ask).options();
  }

  private Choice choice(Ask ask) {
    List<CandidateStore.Row> nodes = candidates.nodes(ask);
    Map<NodeId, Load> known = loads.of(nodes);
    boolean everywhere = nodes.stream().allMatch(CandidateStore.Row::hasImage);
    Candidate.Image elsewhere =
        everywhere ? Candidate.Image.ELSEWHERE : candidates.elsewhere(ask.image());
    List<Candidate> weighed =
        nodes.stream()
            .map(node -> node.with(known.getOrDefault(node.id(), Load.NONE), elsewhere))
            .toList();
    return Choice.among(weighed, ask, candidates.name(ask.image()));
  }
}
