package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Arguments;
import dev.rowhouse.e2e.Failed;
import dev.rowhouse.e2e.Portal;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Signed events accepted durably through HTTP, beside plain durable inserts of the same size on the
 * same MariaDB, taken in turns at the same concurrency. Two kinds of events are posted: those that
 * workers then read, so that both cores also do that work, and those that stay as they are (of the
 * other mode), which shows the door alone.
 */
public final class IntakeBench implements Bench {
  private static final int ROUNDS = 3;

  @Override
  public Report measure(Arguments given) throws Exception {
    String url = System.getenv("ROWHOUSE_DB_URL");
    if (url == null) {
      throw new Failed("ROWHOUSE_DB_URL is not set: run it as ./rowhouse bench intake");
    }
    var portal = Portal.of(given);
    JsonNode project =
        portal.post("projects", Map.of("name", "Bench", "slug", "bench-" + suffix()));
    try {
      return measure(given, hook(portal, project), url);
    } finally {
      portal.delete("projects/" + project.path("id").asString());
    }
  }

  private static Report measure(Arguments given, JsonNode hook, String url) throws Exception {
    int threads = given.number("concurrency", 32);
    int seconds = given.number("seconds", 5);
    var target = hook.path("url").asString();
    String secret = hook.path("secret").asString();
    try (var inserts = new Inserts(url, threads);
        var worked = new Posts(target, secret, false);
        var stored = new Posts(target, secret, true)) {
      var rounds = new Rounds(threads);
      rounds.warm(seconds, inserts, worked, stored);
      var plain = rounds.new Series(inserts);
      var busy = rounds.new Series(worked);
      var alone = rounds.new Series(stored);
      for (int i = 0; i < ROUNDS; i++) {
        plain.run(seconds);
        busy.run(seconds);
        stored.settle();
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

  private static JsonNode hook(Portal portal, JsonNode project) {
    String path = "projects/" + project.path("id").asString() + "/webhooks";
    return portal.post(path, Map.of("kind", "STRIPE", "name", "Bench"));
  }

  private static String suffix() {
    return UUID.randomUUID().toString().substring(0, 8);
  }
}
