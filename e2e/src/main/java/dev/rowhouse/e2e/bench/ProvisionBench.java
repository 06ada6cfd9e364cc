package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Arguments;
import java.util.Map;

/**
 * From a signed event that was accepted to the first 200 of the customer's own clone through the
 * gateway, beside Docker's own calls that make, start and ask the same container. In turns: first
 * with every clone made anew, then with one that waits ready. The first rounds warm up and do not
 * count.
 */
final class ProvisionBench implements Bench {
  private final Samples fresh = new Samples();
  private final Samples freshPosted = new Samples();
  private final Samples freshBare = new Samples();
  private final Samples warm = new Samples();
  private final Samples warmPosted = new Samples();
  private final Samples warmBare = new Samples();

  @Override
  public Report measure(Arguments given) throws Exception {
    int rounds = given.number("rounds", 20);
    NodeFile node = NodeFile.of(given);
    var docker = new BareDocker(node.socket());
    try (var caller = new Caller(node.namespace());
        var project = BenchProject.furnished(given, Map.of());
        var signups = new Signups(project, given.get("gateway"))) {
      for (int i = -2; i < rounds; i++) {
        Signups.Signup signup = signups.one();
        Until.pause(300);
        long bare = bare(docker, caller, signup);
        if (i >= 0) {
          fresh.add(signup.accepted());
          freshPosted.add(signup.posted());
          freshBare.add(bare);
        }
        project.eraseAll();
      }
      project.pool(1);
      for (int i = -1; i < rounds; i++) {
        awaitSpare(project);
        Signups.Signup signup = signups.one();
        awaitSpare(project); // the bare container is not to suffer from what fills the pool again
        long bare = bare(docker, caller, signup);
        if (i >= 0) {
          warm.add(signup.accepted());
          warmPosted.add(signup.posted());
          warmBare.add(bare);
        }
        project.eraseAll();
      }
    }
    return report();
  }

  private static void awaitSpare(BenchProject project) {
    Until.so("a clone that waits", () -> project.containers("SPARE", "RUNNING") == 1);
    Until.pause(200);
  }

  private static long bare(BareDocker docker, Caller caller, Signups.Signup signup) {
    try (var bare = BareHouse.like(docker, caller, signup.house().container(), 0)) {
      long begin = System.nanoTime();
      bare.create();
      bare.start();
      bare.awaitHealth();
      return System.nanoTime() - begin;
    }
  }

  private Report report() {
    return Report.of("provision")
        .with("rounds each", fresh.count(), "")
        .with("fresh: event accepted to 200", fresh)
        .with("fresh: event posted to 200", freshPosted)
        .with("fresh: bare Docker", freshBare)
        .with("warm pool: event accepted to 200", warm)
        .with("warm pool: event posted to 200", warmPosted)
        .with("warm pool: bare Docker", warmBare)
        .with("fresh p95 / bare p95", fresh.percentile(0.95) / freshBare.percentile(0.95), "x")
        .atMost("fresh / bare Docker, p50", fresh.over(freshBare), 1.25)
        .atMost("warm pool / bare Docker, p50", warm.over(warmBare), 0.5);
  }
}
