package dev.rowhouse.e2e.bench;

/** Ours beside the bare thing, with the goal and whether it was reached. */
public record Ratio(String name, double value, double goal, boolean reached) {
  static Ratio atLeast(String name, double value, double goal) {
    return new Ratio(name, value, goal, value >= goal);
  }

  static Ratio atMost(String name, double value, double goal) {
    return new Ratio(name, value, goal, value <= goal);
  }
}
