package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Arguments;

/**
 * Signed events accepted durably through HTTP, beside plain durable inserts of the same size on the
 * same MariaDB, taken in turns at the same concurrency. Two kinds of events are posted: those that
 * workers then read, so that both cores also do that work, and those that stay as they are (of the
 * other mode), which shows the door alone.
 */
final class IntakeBench implements Bench {
  private static final int ROUNDS = 3;

  @Override
  public Report measure(Arguments given) throws Exception {
    try (var project = BenchProject.bare(given)) {
      return measure(given, project.hook(), Database.here().url());
    }
  }

  private static Report measure(Arguments given, Hook hook, String url) throws Exception {
    int threads = given.number("concurrency", 32);
    int seconds = given.number("seconds", 5);
    try (var inserts = new Inserts(url, threads);
        var worked = new Posts(hook, false);
        var stored = new Posts(hook, true)) {
      var rounds = new Rounds(threads);
      rounds.warm(seconds, inserts, worked, stored);
      var plain = rounds.new Series(inserts);
      var busy = rounds.new Series(worked);
      var alone = rounds.new Series(stored);
      for (int i = 0; i < ROUNDS; i++) {
        plain.run(seconds);
        busy.run(seconds);
        Until.pause(2_000);
        alone.run(seconds);
      }
      return report(threads, plain, busy, alone);
    }
  }

  private static Report report(
      int threads, Rounds.Series plain, Rounds.Series busy, Rounds.Series alone) {
    return Report.of("intake")
        .with("concurrency", threads, "connections")
        .with("event size", Posts.SIZE, "bytes")
        .with("plain durable inserts", plain.perSecond(), "1/s")
        .with("plain insert", plain.samples())
        .with("events accepted, workers busy", busy.perSecond(), "1/s")
        .with("event accepted, workers busy", busy.samples())
        .with("events accepted, door alone", alone.perSecond(), "1/s")
        .with("event accepted, door alone", alone.samples())
        .with("workers busy / plain", busy.perSecond() / plain.perSecond(), "x")
        .atLeast("accepted / plain inserts", alone.perSecond() / plain.perSecond(), 0.5);
  }
}
