package dev.rowhouse.provisioner.placement;

import java.util.Comparator;
import java.util.List;

/**
 * How good each possible node is, in points out of a hundred and a little. The same facts always
 * give the same order.
 *
 * <p>A point for each percent of headroom. Less for a node that has more than its part of all
 * containers (its part follows from its memory), so that they spread while headroom is plenty. A
 * few more where the image lies already: it can travel, but need not.
 */
final class Score {
  private static final double SPREAD = 40;
  private static final double AT_HAND = 3;

  private final double memory;
  private final double containers;

  private Score(List<Candidate> possible) {
    memory = possible.stream().mapToLong(Candidate::memoryMb).sum();
    containers = possible.stream().mapToInt(each -> each.load().containers()).sum();
  }

  /** The best first; the name settles a tie. */
  static List<Candidate> best(List<Candidate> possible) {
    var score = new Score(possible);
    return possible.stream()
        .sorted(Comparator.comparingDouble(score::of).reversed().thenComparing(Candidate::name))
        .toList();
  }

  private double of(Candidate node) {
    double atHand = node.image() == Candidate.Image.HERE ? AT_HAND : 0;
    return node.headroomPerMille() / 10.0 + atHand - SPREAD * tooMany(node);
  }

  /** Its part of all containers, beyond its part of all memory. */
  private double tooMany(Candidate node) {
    if (containers == 0 || memory == 0) {
      return 0;
    }
    return node.load().containers() / containers - node.memoryMb() / memory;
  }
}
