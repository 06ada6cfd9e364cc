package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Arguments;
import dev.rowhouse.e2e.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much memory the installation holds, its tenants left out; and how soon a portal of its kind
 * is ready after its jar starts: the first time with an empty database, then with the schema there.
 */
final class MemoryBench implements Bench {
  private static final String ROLES = "portal,worker,gateway";
  private static final double GOAL_MIB = 1.2 * 1_000_000_000 / (1024 * 1024);
  private static final double GOAL_SECONDS = 20;
  private static final int STARTS = 4;

  @Override
  public Report measure(Arguments given) throws Exception {
    Report report = Report.of("memory");
    var memory = new Memory(given.path("home"), NodeFile.of(given));
    for (var part : memory.parts().entrySet()) {
      report = report.with(part.getKey(), part.getValue() / 1024.0, "MiB");
    }
    double total = memory.totalMib();
    var later = new Samples();
    double first;
    try (var apart = new Apart(given)) {
      apart.database();
      first = start(apart, given) / 1e9;
      for (int i = 1; i < STARTS; i++) {
        later.add(start(apart, given));
      }
    }
    double slowest = Math.max(first, later.percentile(1) / 1_000);
    return report
        .with("portal ready, first start with an empty database", first, "s")
        .with("portal ready, later starts, median", later.percentile(0.5) / 1_000, "s")
        .atMost("all processes together, MiB (1.2 GB)", total, Math.floor(GOAL_MIB))
        .atMost("portal ready, slowest start, s", slowest, GOAL_SECONDS);
  }

  /** As the launcher starts it: with the archive of classes that its last end has written. */
  private static long start(Apart apart, Arguments given) throws Exception {
    Path archive = Path.of(given.get("portal-jar")).resolveSibling("portal.jsa");
    String[] flags =
        Files.isRegularFile(archive)
            ? new String[] {"-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off"}
            : new String[0];
    long begin = System.nanoTime();
    try (Spawned portal = apart.java(ROLES, flags)) {
      while (!isHealthy(apart.port("ROWHOUSE_PORT"))) {
        if (!portal.isAlive()) {
          throw new Failed("the portal ended while starting: " + apart.tail(ROLES));
        }
        Until.pause(20);
      }
      return System.nanoTime() - begin;
    }
  }

  private static boolean isHealthy(int port) {
    try (var wire = new Wire("127.0.0.1", port)) {
      return wire.get("/actuator/health", "localhost:" + port) == 200;
    } catch (IOException | IllegalStateException e) {
      return false;
    }
  }
}
