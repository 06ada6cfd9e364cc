package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Arguments;
import dev.rowhouse.e2e.Failed;
import dev.rowhouse.e2e.Portal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A fleet full of tenants that came by signed events and sleep: how fast they came, what each costs
 * on disk and in memory, whether the shares of the running month sum to the bill, and how soon the
 * pages that show them all are there.
 */
final class FleetBench implements Bench {
  private static final int LOOKS = 20;

  @Override
  public Report measure(Arguments given) throws Exception {
    int tenants = given.number("tenants", 812);
    int awake = Math.clamp(given.number("awake", 12), 1, 40);
    var portal = Portal.of(given);
    var street = new Street(portal);
    street.price();
    try (var project = BenchProject.furnished(given, Map.of("diskMb", 200))) {
      Until.pause(6_000);
      long diskBefore = street.diskFree();
      long memoryBefore = memoryAvailable();
      long begin = System.nanoTime();
      populate(project, given, tenants, awake);
      double seconds = (System.nanoTime() - begin) / 1e9;
      Until.pause(12_000);
      long disk = diskBefore - street.diskFree();
      long memory = memoryBefore - memoryAvailable();
      Report report =
          Report.of("fleet")
              .with("tenants, all asleep", tenants, "")
              .with("made, started and stopped", tenants / seconds, "1/s")
              .with("disk, a tenant", disk / 1024.0 / tenants, "KiB")
              .with("memory of the machine, a tenant", (double) memory / tenants, "KiB");
      return books(pages(where(report, street.now()), project, given, tenants), street.now());
    }
  }

  private static Report where(Report report, JsonNode fleet) {
    Report all = report;
    for (JsonNode node : fleet.path("nodes")) {
      String name = "tenants on " + node.path("name").asString();
      all = all.with(name, node.path("tenants").asInt(), "");
    }
    return all;
  }

  /** So many at once are signed up and not asleep yet. */
  private static void populate(BenchProject project, Arguments given, int tenants, int awake)
      throws Exception {
    try (ExecutorService hands = Executors.newFixedThreadPool(awake)) {
      var all = new ArrayList<Future<?>>();
      IntStream.range(0, tenants)
          .forEach(_ -> all.add(hands.submit(() -> moveIn(project, given.get("gateway")))));
      for (Future<?> each : all) {
        each.get();
      }
    }
    Until.so(
        "tenants that are all asleep", () -> project.containers("TENANT", "STOPPED") >= tenants);
  }

  private static Void moveIn(BenchProject project, String gateway) throws IOException {
    try (var door = new Signups(project, gateway)) {
      House house = door.paid();
      house.await("RUNNING");
      house.ask("stop");
      house.await("STOPPED");
      return null;
    }
  }

  private static Report pages(Report report, BenchProject project, Arguments given, int tenants)
      throws IOException {
    Pages pages = Pages.signedIn(given.get("portal"), given.path("home"));
    var looked = new LinkedHashMap<String, String>();
    looked.put("list page", "/projects/" + project.id());
    looked.put("fleet page", "/fleet");
    looked.put("streets page", "/");
    Report all = report;
    for (var page : looked.entrySet()) {
      String name = page.getKey();
      var took = new Samples();
      int bytes = 0;
      for (int i = 0; i < LOOKS + 3; i++) {
        long begin = System.nanoTime();
        bytes = pages.get(page.getValue()).length();
        if (i >= 3) {
          took.add(System.nanoTime() - begin);
        }
      }
      all = all.with(name, took).with(name + ", size", bytes / 1024.0, "KiB");
    }
    var api = new Samples();
    for (int i = 0; i < LOOKS; i++) {
      long begin = System.nanoTime();
      if (project.tenants("").size() != tenants) {
        throw new Failed("the API lists not all of " + tenants);
      }
      api.add(System.nanoTime() - begin);
    }
    return all.with("listing all through the API", api);
  }

  private static Report books(Report report, JsonNode fleet) {
    boolean equal = fleet.path("bill").equals(fleet.path("sharesSum"));
    long off =
        Database.here()
            .number(
                "SELECT COALESCE(SUM(ABS(s)), 0) FROM (SELECT SUM(minor) AS s"
                    + " FROM billing_ledger_entry GROUP BY currency) sums");
    return report
        .with("bill a month", fleet.path("bill").path(0).path("minor").asLong() / 100.0, "")
        .with(
            "cost of a tenant",
            fleet.path("costPerTenant").path(0).path("amount").asDouble(),
            fleet.path("costPerTenant").path(0).path("currency").asString(""))
        .atLeast("shares sum to the bill (1: to the cent)", equal ? 1 : 0, 1)
        .atMost("trial balance is off by, in cents", off, 0);
  }

  /** KiB that programs could still have, as the kernel sees it. */
  private static long memoryAvailable() throws IOException {
    return Files.readAllLines(Path.of("/proc/meminfo")).stream()
        .filter(line -> line.startsWith("MemAvailable:"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
