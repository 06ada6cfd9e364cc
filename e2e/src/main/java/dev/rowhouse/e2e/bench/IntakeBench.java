package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Arguments;
import dev.rowhouse.e2e.Failed;

/** Signed events accepted durably through HTTP, beside plain durable inserts. */
public class IntakeBench implements Bench {
  @Override
  public Report measure(Arguments arguments) {
    throw new Failed("not here yet");
  }
}
