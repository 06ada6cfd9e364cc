package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Arguments;
import dev.rowhouse.e2e.Failed;
import dev.rowhouse.e2e.Portal;
import dev.rowhouse.e2e.bench.SignIn.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/**
 * What a sign-in at a house's door takes, and how much of it is ours; what a claim costs each
 * request; and whether two hundred people before one slow provider keep anybody else waiting.
 */
final class DoorBench implements Bench {
  private static final Duration SLOW = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Override
  public Report measure(Arguments given) throws Exception {
    return ClaimCost.measure(doors(given), given);
  }

  private static Report doors(Arguments given) {
    int rounds = given.number("rounds", 40);
    int people = given.number("people", 200);
    try (var project = BenchProject.furnished(given, Map.of());
        var quick = new LocalProvider();
        var slow = new LocalProvider()) {
      project.portal().patch("projects/" + project.id(), Map.of("access", "CLAIM_ONLY"));
      var signIn = new SignIn(given.get("gateway"));
      House calm = project.house("calm");
      House crowded = project.house("crowded");
      connect(project.portal(), signIn, calm, quick);
      connect(project.portal(), signIn, crowded, slow);
      warm(signIn, calm, rounds);
      var report = Report.of("door").with("people before the slow provider", people, "");
      report = oneByOne(report, signIn, calm, quick, rounds);
      // The crowd has a client of its own: nobody is to wait for it here.
      var crowd = new SignIn(given.get("gateway"));
      return storm(report, signIn, calm, crowd, crowded, slow, rounds, people);
    }
  }

  private static void warm(SignIn signIn, House house, int rounds) {
    for (int i = 0; i < rounds; i++) {
      signIn.through(house.url());
    }
  }

  private static Report oneByOne(
      Report report, SignIn signIn, House house, LocalProvider provider, int rounds) {
    var whole = new Samples();
    var ours = new Samples();
    var away = new Samples();
    for (int i = 0; i < rounds; i++) {
      int before = provider.inside().count();
      Outcome outcome = in(signIn.through(house.url()));
      long there = outcome.away() + provider.inside().last();
      if (provider.inside().count() != before + 1) {
        throw new Failed("one sign-in asked the provider for more than one token");
      }
      whole.add(outcome.nanos());
      away.add(there);
      ours.add(outcome.nanos() - there);
    }
    return report
        .with("signed out → the app's page", whole)
        .with("of it at the provider", away)
        .with("of it ours and the app's", ours);
  }

  /** Others sign in and look at pages, first in quiet, then beside the storm. */
  private static Report storm(
      Report report,
      SignIn signIn,
      House calm,
      SignIn theirs,
      House crowded,
      LocalProvider slow,
      int rounds,
      int people) {
    Others quiet = Others.of(signIn, calm, rounds);
    slow.pause(SLOW);
    var waiting = new ArrayList<CompletableFuture<Outcome>>();
    Others beside;
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < people; i++) {
        waiting.add(CompletableFuture.supplyAsync(() -> persist(theirs, crowded), crowd));
      }
      beside = Others.of(signIn, calm, rounds);
      long still = waiting.stream().filter(it -> !it.isDone()).count();
      report = report.with("of them still waiting when the others were done", still, "");
      waiting.forEach(it -> it.completeExceptionally(new Failed("enough")));
      crowd.shutdownNow();
    }
    return report
        .with("others' sign-in in quiet", quiet.signIns())
        .with("others' sign-in beside the storm", beside.signIns())
        .with("others' pages in quiet", quiet.pages())
        .with("others' pages beside the storm", beside.pages())
        .atMost(
            "others' sign-in p95, beside the storm / in quiet",
            beside.signIns().percentile(0.95) / quiet.signIns().percentile(0.95),
            1.5)
        .atMost(
            "others' pages p95, beside the storm / in quiet",
            beside.pages().percentile(0.95) / quiet.pages().percentile(0.95),
            1.5);
  }

  /** As people do: told that it is slow, they try again, some seconds later. */
  private static Outcome persist(SignIn signIn, House house) {
    Outcome last = new Outcome(0, 0, 0, "");
    for (int i = 0; i < 1_000 && !last.isIn() && !Thread.currentThread().isInterrupted(); i++) {
      last = signIn.through(house.url());
      if (!last.isIn()) {
        sleep();
      }
    }
    return last;
  }

  private static void sleep() {
    try {
      Thread.sleep(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Outcome in(Outcome outcome) {
    if (!outcome.isIn()) {
      throw new Failed("a sign-in ended with " + outcome.status());
    }
    return outcome;
  }

  /** Draft, test, active: as a builder connects it. */
  private static void connect(Portal portal, SignIn signIn, House house, LocalProvider provider) {
    String at = "tenants/" + house.tenant() + "/connections";
    JsonNode made =
        portal.post(
            at,
            Map.of(
                "name",
                "Bench",
                "issuer",
                provider.issuer(),
                "clientId",
                "bench",
                "secret",
                "bench",
                "rules",
                List.of(Map.of("group", "staff", "role", "member"))));
    String state = at + "/" + made.path("id").asString() + "/state";
    portal.post(state, Map.of("to", "TESTING"));
    signIn.pass(house.url(), made.path("testUrl").asString(), System.nanoTime());
    portal.post(state, Map.of("to", "ACTIVE"));
    Until.so(
        "a house that leads to its door",
        () -> signIn.get(house.url() + "/", "").statusCode() == 303);
  }

  /** What people of another tenant meet meanwhile. */
  private record Others(Samples signIns, Samples pages) {
    private static final int PAGES_EACH = 10;

    static Others of(SignIn signIn, House house, int rounds) {
      var signIns = new Samples();
      var pages = new Samples();
      for (int i = 0; i < rounds; i++) {
        Outcome outcome = in(signIn.through(house.url()));
        signIns.add(outcome.nanos());
        for (int page = 0; page < PAGES_EACH; page++) {
          long begin = System.nanoTime();
          if (signIn.get(house.url() + "/", outcome.claim()).statusCode() != 200) {
            throw new Failed("a claim does not open its house");
          }
          pages.add(System.nanoTime() - begin);
        }
      }
      return new Others(signIns, pages);
    }
  }
}
