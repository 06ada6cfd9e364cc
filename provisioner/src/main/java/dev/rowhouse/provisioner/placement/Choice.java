package dev.rowhouse.provisioner.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of weighing the nodes.
 *
 * @param options all nodes, the best first, the impossible last
 */
record Choice(List<Candidate> possible, List<Option> options) {
  private static final int TOLD = 6;

  /** Filters, then scores; the same facts always give the same answer. */
  static Choice among(List<Candidate> nodes, Ask ask, String imageName) {
    List<Candidate> possible = new ArrayList<>();
    List<Option> refused = new ArrayList<>();
    for (Candidate node : nodes) {
      Filter.firstRefusal(ask, node)
          .ifPresentOrElse(
              why -> refused.add(new Option(node.id(), node.name(), false, why)),
              () -> possible.add(node));
    }
    List<Candidate> best = Score.best(possible);
    Stream<Option> fine =
        best.stream().map(each -> new Option(each.id(), each.name(), true, words(each, imageName)));
    return new Choice(best, Stream.concat(fine, refused.stream()).toList());
  }

  private static String words(Candidate node, String imageName) {
    String headroom =
        node.memoryMb() == 0 ? "not measured yet" : node.headroomPerMille() / 10 + " % headroom";
    return node.image() == Candidate.Image.HERE
        ? headroom + ", " + imageName + " is there"
        : headroom;
  }

  Optional<Candidate> best() {
    return possible.stream().findFirst();
  }

  /** Node by node: the chosen one, the others, and why some could not be. */
  String reason() {
    String told =
        options.stream()
            .limit(TOLD)
            .map(each -> each.name() + ": " + each.reason())
            .collect(Collectors.joining("; "));
    return options.size() <= TOLD ? told : told + "; and %d more".formatted(options.size() - TOLD);
  }

  String whyNowhere() {
    return options.isEmpty()
        ? "no node is attached: attach one, and this goes on by itself"
        : "no node has room: " + reason();
  }
}
