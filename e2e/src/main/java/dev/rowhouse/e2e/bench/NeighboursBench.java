package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Arguments;
import dev.rowhouse.e2e.Failed;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long a tenant's answers take through the gateway while all is quiet, and while the tenant
 * beside it does what it can to hurt. A quiet round stands before each attack.
 */
final class NeighboursBench implements Bench {
  private static final int ROUND_MS = 5_000;
  private static final int PAUSE_MS = 5;
  private static final double GOAL = 1.5;

  @Override
  public Report measure(Arguments given) throws Exception {
    int rounds = given.number("attacks", 2);
    Map<Attack, Samples> quiet = new LinkedHashMap<>();
    Map<Attack, Samples> loud = new LinkedHashMap<>();
    try (var project = BenchProject.furnished(given, Map.of())) {
      House victim = project.house("victim");
      House attacker = project.house("attacker");
      try (var gateway = Wire.to(given.get("gateway"))) {
        ask(gateway, victim, ROUND_MS);
        for (int i = 0; i < rounds; i++) {
          for (Attack attack : Attack.ALL) {
            Samples before = ask(gateway, victim, ROUND_MS);
            Thread bomb = Thread.startVirtualThread(() -> run(project, attacker, attack));
            Until.pause(1_000);
            Samples during = ask(gateway, victim, ROUND_MS);
            quiet.merge(attack, before, Samples::and);
            loud.merge(attack, during, Samples::and);
            bomb.join(Duration.ofSeconds(30));
            calmDown(attacker);
          }
        }
      }
    }
    return report(quiet, loud);
  }

  /** One after the other on a kept connection, with a breath between them as a person's app has. */
  private static Samples ask(Wire gateway, House house, int millis) throws IOException {
    var samples = new Samples();
    long end = System.nanoTime() + millis * 1_000_000L;
    for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
      if (gateway.get("/", house.host()) != 200) {
        throw new Failed("the victim's house does not answer");
      }
      samples.add(System.nanoTime() - begin);
      Until.pause(PAUSE_MS);
    }
    return samples;
  }

  /** It may well break off: who bombs is ended. */
  private static void run(BenchProject project, House attacker, Attack attack) {
    try {
      project.run("containers/" + attacker.container() + "/exec", attack.script());
    } catch (Failed e) {
      // The bomb took its own shell with it.
    }
  }

  /** Whatever it left running goes with a restart. */
  private static void calmDown(House attacker) {
    attacker.ask("restart");
    Until.pause(1_500);
    attacker.await("RUNNING");
    Until.pause(500);
  }

  private static Report report(Map<Attack, Samples> quiet, Map<Attack, Samples> loud) {
    Report report = Report.of("neighbours").with("quiet", all(quiet));
    for (var each : loud.entrySet()) {
      report = report.with(each.getKey().name(), each.getValue());
    }
    for (var each : loud.entrySet()) {
      Samples before = quiet.getOrDefault(each.getKey(), new Samples());
      String name = each.getKey().name();
      double tail = each.getValue().percentile(0.95) / before.percentile(0.95);
      report =
          report
              .with(name + " / quiet, p95", tail, "x")
              .atMost(name + " / quiet, p50", each.getValue().over(before), GOAL);
    }
    return report;
  }

  private static Samples all(Map<Attack, Samples> each) {
    return each.values().stream().reduce(new Samples(), Samples::and);
  }
}
