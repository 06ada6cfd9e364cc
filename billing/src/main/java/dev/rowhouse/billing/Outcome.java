package dev.rowhouse.billing;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects what the listeners of one event did, in words for people: "made tenant acme". Lives as
 * long as the event is processed, on its thread.
 */
public final class Outcome {
  private final List<String> said = new ArrayList<>();

  /** One clause, lower case, without a full stop. */
  public void say(String words) {
    said.add(words);
  }

  /** All clauses in the order they were said; empty when nobody said anything. */
  public String words() {
    return String.join("; ", said);
  }
}
