package dev.rowhouse.provisioner.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What came of weighing the nodes, with the reason in words. */
sealed interface Choice {
  record Placed(Candidate node, String reason) implements Choice {}

  record Nowhere(String reason) implements Choice {}

  /** Filters, then scores; the same facts always give the same answer. */
  static Choice among(List<Candidate> nodes, Ask ask) {
    List<Candidate> possible = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    for (Candidate node : nodes) {
      Filter.firstRefusal(ask, node)
          .ifPresentOrElse(why -> refusals.add(node.name() + ": " + why), () -> possible.add(node));
    }
    if (nodes.isEmpty()) {
      return new Nowhere("no node is attached: attach one, and this goes on by itself");
    }
    return possible.stream()
        .max(BEST)
        .<Choice>map(best -> new Placed(best, reason(best, possible.size(), refusals)))
        .orElseGet(() -> new Nowhere("no node has room: " + String.join("; ", refusals)));
  }

  /** Headroom first, then the fewest containers; the name settles a tie. */
  Comparator<Candidate> BEST =
      Comparator.comparingLong(Choice::headroomPerMille)
          .thenComparing(Candidate::containers, Comparator.reverseOrder())
          .thenComparing(Candidate::name, Comparator.reverseOrder());

  private static long headroomPerMille(Candidate node) {
    long ceiling = node.memoryMb() * Filter.OVERCOMMIT;
    return ceiling == 0 ? 0 : 1000 - 1000 * node.promisedMb() / ceiling;
  }

  private static String reason(Candidate best, int possible, List<String> refusals) {
    String among = possible == 1 ? "the only node with room" : "most headroom of " + possible;
    return refusals.isEmpty() ? among : among + " (" + String.join("; ", refusals) + ")";
  }
}
