package dev.rowhouse.provisioner.placement;

import dev.rowhouse.provisioner.NodeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * How much stands on each node, as counted lately. Counting reads every container of a node, so it
 * is done again only when somebody placed one there, or after a moment, and then for one node at a
 * time, however many there are: who fell asleep or woke since then changes the score a little and
 * never what may be reserved.
 */
@Component
class Loads {
  private static final long FRESH = Duration.ofSeconds(2).toNanos();
  private static final long OLD = Duration.ofSeconds(60).toNanos();
  private static final int AT_ONCE = 1;

  private final CandidateStore store;
  private final Map<NodeId, Counted> counted = new ConcurrentHashMap<>();

  Loads(CandidateStore store) {
    this.store = store;
  }

  Map<NodeId, Load> of(List<CandidateStore.Row> nodes) {
    long now = System.nanoTime();
    List<CandidateStore.Row> stale = new ArrayList<>();
    List<Counted> aging = new ArrayList<>();
    Map<NodeId, CandidateStore.Row> rows = new HashMap<>();
    Map<NodeId, Load> loads = new HashMap<>();
    for (CandidateStore.Row node : nodes) {
      Counted known = counted.get(node.id());
      if (known == null || known.placings() != node.placings() || now - known.at() > OLD) {
        stale.add(node);
      } else {
        loads.put(node.id(), known.load());
        if (now - known.at() > FRESH) {
          aging.add(known);
          rows.put(node.id(), node);
        }
      }
    }
    aging.stream()
        .sorted(Comparator.comparingLong(each -> each.at() - now))
        .limit(AT_ONCE)
        .map(each -> rows.get(each.node()))
        .forEach(stale::add);
    if (!stale.isEmpty()) {
      loads.putAll(count(stale, now));
    }
    return loads;
  }

  /** Nothing counted more than a moment ago is used again; false when nothing was. */
  boolean recount() {
    long now = System.nanoTime();
    return counted.values().removeIf(known -> now - known.at() > FRESH);
  }

  private Map<NodeId, Load> count(List<CandidateStore.Row> stale, long now) {
    Map<NodeId, Load> found = store.loads(stale.stream().map(CandidateStore.Row::id).toList());
    Map<NodeId, Load> loads = new HashMap<>();
    for (CandidateStore.Row node : stale) {
      Load load = found.getOrDefault(node.id(), Load.NONE);
      loads.put(node.id(), load);
      counted.put(node.id(), new Counted(node.id(), load, node.placings(), now));
    }
    return loads;
  }

  /** After we placed one there: the next need not count again. */
  void placed(Candidate node, Load after) {
    counted.computeIfPresent(
        node.id(), (_, known) -> new Counted(node.id(), after, node.placings() + 1, known.at()));
  }

  private record Counted(NodeId node, Load load, long placings, long at) {}
}
