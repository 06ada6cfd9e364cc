package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Arguments;
import dev.rowhouse.e2e.Failed;
import java.io.IOException;
import java.util.Map;

/**
 * The first request to a container that sleeps, through the gateway, beside Docker's own call to
 * start or unpause the same container and an answer of its app.
 */
final class WakeBench implements Bench {
  private final Samples stopped = new Samples();
  private final Samples started = new Samples();
  private final Samples paused = new Samples();
  private final Samples unpaused = new Samples();

  @Override
  public Report measure(Arguments given) throws Exception {
    int rounds = given.number("rounds", 20);
    NodeFile node = NodeFile.of(given);
    var docker = new BareDocker(node.socket());
    try (var caller = new Caller(node.namespace());
        var project = BenchProject.furnished(given, Map.of())) {
      House house = project.house("sleeper");
      try (var gateway = Wire.to(given.get("gateway"));
          var bare = BareHouse.like(docker, caller, house.container(), 1)) {
        bare.create();
        bare.start();
        bare.awaitHealth();
        gateway.get("/", house.host());
        for (int i = -2; i < rounds; i++) {
          fromStopped(i >= 0, house, gateway, bare);
        }
        for (int i = -2; i < 2 * rounds; i++) {
          fromPaused(i >= 0, house, gateway, bare);
        }
      }
    }
    return report();
  }

  private void fromStopped(boolean counts, House house, Wire gateway, BareHouse bare)
      throws IOException {
    bare.stop();
    house.ask("stop");
    house.await("STOPPED");
    Until.pause(200);
    time(counts, stopped, () -> ask(gateway, house));
    Until.pause(200);
    time(
        counts,
        started,
        () -> {
          bare.start();
          bare.awaitHealth();
        });
  }

  private void fromPaused(boolean counts, House house, Wire gateway, BareHouse bare)
      throws IOException {
    bare.pause();
    house.ask("pause");
    house.await("PAUSED");
    Until.pause(100);
    time(counts, paused, () -> ask(gateway, house));
    Until.pause(100);
    time(
        counts,
        unpaused,
        () -> {
          bare.unpause();
          bare.awaitHealth();
        });
  }

  private static void ask(Wire gateway, House house) throws IOException {
    int status = gateway.get("/", house.host());
    if (status != 200) {
      throw new Failed("the woken house answered " + status);
    }
  }

  private interface Act {
    void run() throws IOException;
  }

  private static void time(boolean counts, Samples samples, Act act) throws IOException {
    long begin = System.nanoTime();
    act.run();
    if (counts) {
      samples.add(System.nanoTime() - begin);
    }
  }

  private Report report() {
    return Report.of("wake")
        .with("rounds from stopped", stopped.count(), "")
        .with("rounds from paused", paused.count(), "")
        .with("stopped: request to 200", stopped)
        .with("stopped: bare start and health", started)
        .with("paused: request to 200", paused)
        .with("paused: bare unpause and health", unpaused)
        .with("paused / bare unpause, p50", paused.over(unpaused), "x")
        .atMost("stopped / bare start, p50", stopped.over(started), 1.2)
        .atMost("paused: request to 200, p50 in ms", paused.percentile(0.5), 20);
  }
}
