package dev.rowhouse.marketplace.inventory;

import java.util.List;
import java.util.stream.Stream;

/** Whether a machine is what its vendor claims, with the tolerance that each figure deserves. */
final class Grading {
  private record Line(String name, int claimed, int measured, int leastPercent) {
    boolean falls() {
      return measured * 100L < claimed * (long) leastPercent;
    }

    String words() {
      return "%s: %d measured, %d claimed".formatted(name, measured, claimed);
    }
  }

  private Grading() {}

  /** Where it falls short, in words; empty when it is what it claims. */
  static List<String> shortfalls(Specs claimed, Measured found) {
    return Stream.of(
            new Line("cores", claimed.cores(), found.cores(), 100),
            // Firmware and kernel keep a part of the memory, file systems a part of the disks.
            new Line("RAM in GB", claimed.ramGb(), found.ramGb(), 92),
            new Line("disk in GB", claimed.diskGb(), found.diskGb(), 88),
            // Benchmarks and networks vary from run to run.
            new Line("score", claimed.score(), found.score(), 85),
            new Line("bandwidth in Mbit/s", claimed.bandwidthMbps(), found.bandwidthMbps(), 80))
        .filter(Line::falls)
        .map(Line::words)
        .toList();
  }
}
