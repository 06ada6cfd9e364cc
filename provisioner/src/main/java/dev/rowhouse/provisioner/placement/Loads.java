package dev.rowhouse.provisioner.placement;

import dev.rowhouse.provisioner.NodeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * How much stands on each node, as counted lately. Counting reads every container of a node, so it
 * is done again only when somebody placed one there, or after a moment: who fell asleep or woke
 * since then changes the score a little and never what may be reserved.
 */
@Component
class Loads {
  private static final long FRESH = Duration.ofSeconds(2).toNanos();

  private final CandidateStore store;
  private final Map<NodeId, Counted> counted = new ConcurrentHashMap<>();

  Loads(CandidateStore store) {
    this.store = store;
  }

  Map<NodeId, Load> of(List<CandidateStore.Row> nodes) {
    long now = System.nanoTime();
    List<CandidateStore.Row> stale = new ArrayList<>();
    Map<NodeId, Load> loads = new HashMap<>();
    for (CandidateStore.Row node : nodes) {
      Counted known = counted.get(node.id());
      if (known != null && known.placings() == node.placings() && now - known.at() < FRESH) {
        loads.put(node.id(), known.load());
      } else {
        stale.add(node);
      }
    }
    if (!stale.isEmpty()) {
      loads.putAll(count(stale, now));
    }
    return loads;
  }

  private Map<NodeId, Load> count(List<CandidateStore.Row> stale, long now) {
    Map<NodeId, Load> found = store.loads(stale.stream().map(CandidateStore.Row::id).toList());
    Map<NodeId, Load> loads = new HashMap<>();
    for (CandidateStore.Row node : stale) {
      Load load = found.getOrDefault(node.id(), Load.NONE);
      loads.put(node.id(), load);
      counted.put(node.id(), new Counted(load, node.placings(), now));
    }
    return loads;
  }

  /** After we placed one there: the next need not count again. */
  void placed(Candidate node, Load after) {
    counted.computeIfPresent(
        node.id(), (_, known) -> new Counted(after, node.placings() + 1, known.at()));
  }

  private record Counted(Load load, long placings, long at) {}
}
