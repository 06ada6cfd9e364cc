package dev.rowhouse.provisioner.scale;

import java.util.List;

/** What is measured, and how it may grow while there are ten times as many tenants. */
enum Measure {
  IDLE("idle sweep, nothing idle", Growth.FLAT),
  ASLEEP("idle sweep, ten fall asleep on their nodes", Growth.FLAT),
  PLACING("placement decision", Growth.FLAT),
  MOVING_IN("a container placed, made and lit", Growth.FLAT),
  FIRST_PAGE("tenant list, first page", Growth.FLAT),
  MIDDLE("tenant list, in the middle", Growth.FLAT),
  SEARCH_ONE("tenant list, search for one", Growth.FLAT),
  SEARCH_NONE("tenant list, search for none", Growth.FLAT),
  SEARCH_ALL("tenant list, search for what all have", Growth.FLAT),
  COMPARING("nodes compared with rows", Growth.LINEAR),
  GLANCE("fleet's counts and bill", Growth.LINEAR),
  CLOSE_ONE("month close, a node of a thousand", Growth.FLAT),
  CLOSE_ALL("month close, all nodes", Growth.LINEAR);

  /** Less than that is told by chance. */
  private static final double FLOOR_MS = 2;

  final String words;
  final Growth growth;

  Measure(String words, Growth growth) {
    this.words = words;
    this.growth = growth;
  }

  /** How many times as long for ten times as many may be. */
  enum Growth {
    /** What need not read all. */
    FLAT(2),
    /** What must read all; a fifth for chance. */
    LINEAR(12);

    final double limit;

    Growth(double limit) {
      this.limit = limit;
    }
  }

  /** From one size to the next, as if that were ten times as large. */
  double growth(List<Integer> sizes, List<Times> times, int next) {
    double before = Math.max(FLOOR_MS, times.get(next - 1).percentile(0.5));
    double after = Math.max(FLOOR_MS, times.get(next).percentile(0.5));
    double tens = Math.log10((double) sizes.get(next) / sizes.get(next - 1));
    return Math.pow(after / before, 1 / tens);
  }
}
