package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Arguments;
import dev.rowhouse.e2e.Failed;
import dev.rowhouse.e2e.Portal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A fleet full of tenants that came by signed events and sleep: how fast they came, what each costs
 * on disk and in memory, whether each street has as many as its capacity says, whether the shares
 * of the running month sum to the bill, and how soon the pages that show them all are there.
 */
final class FleetBench implements Bench {
  private static final int LOOKS = 40;
  private static final int MOST_AWAKE = 40;

  @Override
  public Report measure(Arguments given) throws Exception {
    int tenants = given.number("tenants", 812);
    var portal = Portal.of(given);
    var street = new Street(portal);
    street.price();
    BenchProject project = BenchProject.furnished(given, Map.of("diskMb", 200));
    var lots = Lots.of(portal, street.now().path("nodes").valueStream().toList(), tenants);
    try {
      lots.enclose();
      Report report = populated(given, project, tenants);
      report = split(report, lots, project);
      return books(pages(report, project, given, tenants), street.now());
    } finally {
      leave(given, project, lots);
    }
  }

  /** An installation that was made for the bench is removed as a whole. */
  private static void leave(Arguments given, BenchProject project, Lots lots) {
    if (!given.has("throwaway")) {
      lots.open();
      project.close();
    }
  }

  private static Report populated(Arguments given, BenchProject project, int tenants)
      throws IOException {
    int atOnce = Math.clamp(given.number("awake", 12), 1, MOST_AWAKE);
    Until.pause(3_000);
    long diskBefore = Disks.used(given.path("home"));
    long memoryBefore = memoryAvailable();
    try (var arrivals = new Arrivals(project)) {
      long begin = System.nanoTime();
      arrivals.until(tenants, atOnce);
      double seconds = (System.nanoTime() - begin) / 1e9;
      Until.pause(5_000);
      long memory = memoryBefore - memoryAvailable();
      long disk = Disks.used(given.path("home")) - diskBefore;
      return Report.of("fleet")
          .with("tenants, all asleep", tenants, "")
          .with("made, started and stopped", tenants / seconds, "1/s")
          .with("made, started and stopped in", seconds, "s")
          .with("disk, a tenant", disk / 1024.0 / tenants, "KiB")
          .with("memory of the machine, a tenant", (double) memory / tenants, "KiB")
          .atMost("awake at once", arrivals.mostAwake(), MOST_AWAKE);
    }
  }

  private static Report split(Report report, Lots lots, BenchProject project) {
    try (var standing = new Standing(project.id())) {
      Map<String, Integer> found = standing.byNode();
      Report all = report;
      for (Map.Entry<String, Integer> share : lots.shares().entrySet()) {
        all = all.with("tenants on " + share.getKey(), found.getOrDefault(share.getKey(), 0), "");
      }
      boolean exact = found.equals(lots.shares());
      return all.atLeast("each street has what its capacity says", exact ? 1 : 0, 1);
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
