package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Arguments;
import dev.rowhouse.e2e.Failed;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Many clones of a large template, each started once and then put to sleep: what each costs on the
 * disk and in memory, how many rows it has, and how long it takes to list them all.
 */
final class DensityBench implements Bench {
  private static final int TEMPLATE_MB = 300;
  private static final int FILES = 3_000;
  private static final int AWAKE_AT_ONCE = 4;
  private static final int LISTINGS = 20;

  /** Files of 100 KiB that no compression and no sharing between files could make smaller. */
  private static final String FILL =
      """
      exec /usr/bin/python3.11 -I -c "
      import os
      os.makedirs('/tmp/load')
      for i in range(%d):
          with open('/tmp/load/%%d' %% i, 'wb') as f: f.write(os.urandom(%d))
      "
      """
          .formatted(FILES, TEMPLATE_MB * 1024 * 1024 / FILES);

  @Override
  public Report measure(Arguments given) throws Exception {
    int clones = given.number("clones", 300);
    NodeFile node = NodeFile.of(given);
    var memory = new Memory(given.path("home"), node);
    Database database = Database.here();
    Map<String, Integer> limits = Map.of("diskMb", 2 * TEMPLATE_MB);
    try (var project = BenchProject.furnished(given, limits, FILL)) {
      Until.pause(1_000);
      double memoryBefore = memory.totalMib();
      long diskBefore = used(node.graph());
      long rowsBefore = rows(database);
      long begin = System.nanoTime();
      populate(project, clones);
      double seconds = (System.nanoTime() - begin) / 1e9;
      Until.pause(1_000);
      double memoryAfter = memory.totalMib();
      long disk = used(node.graph()) - diskBefore;
      long rows = rows(database) - rowsBefore;
      Samples api = new Samples();
      Samples sql = new Samples();
      for (int i = 0; i < LISTINGS; i++) {
        api.add(listed(project, clones));
        sql.add(selected(database, project, clones));
      }
      return Report.of("density")
          .with("clones, all asleep", clones, "")
          .with("template", TEMPLATE_MB, "MiB")
          .with("made, started and stopped in", seconds, "s")
          .with("disk, a clone", disk / 1024.0 / clones, "KiB")
          .with("shared with the template", 100 - 100.0 * disk / clones / (TEMPLATE_MB << 20), "%")
          .with("memory of all processes before", memoryBefore, "MiB")
          .with("memory of all processes after", memoryAfter, "MiB")
          .with("memory, a clone", (memoryAfter - memoryBefore) * 1024 / clones, "KiB")
          .with("rows, a clone", (double) rows / clones, "")
          .with("listing all through the API", api)
          .with("listing all by SQL", sql);
    }
  }

  /** A few at a time are awake; each is put to sleep as soon as its app has answered. */
  private static void populate(BenchProject project, int clones) {
    Deque<House> awake = new ArrayDeque<>();
    for (int i = 0; i < clones; i++) {
      awake.add(project.newHouse("clone " + i));
      if (awake.size() >= AWAKE_AT_ONCE) {
        putToSleep(awake.remove());
      }
    }
    awake.forEach(DensityBench::putToSleep);
    Until.so("clones that are all asleep", () -> project.containers("TENANT", "STOPPED") == clones);
  }

  private static void putToSleep(House house) {
    house.await("RUNNING");
    house.ask("stop");
  }

  private static long listed(BenchProject project, int clones) {
    long begin = System.nanoTime();
    int found = project.portal().list("projects/" + project.id() + "/tenants").size();
    long took = System.nanoTime() - begin;
    if (found != clones) {
      throw new Failed("the API lists %d of %d".formatted(found, clones));
    }
    return took;
  }

  private static long selected(Database database, BenchProject project, int clones)
      throws SQLException {
    try (Connection connection = database.open();
        Statement statement = connection.createStatement()) {
      long begin = System.nanoTime();
      int found = 0;
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT t.*, c.* FROM provisioner_tenant t JOIN provisioner_container c"
                  + " ON c.id = t.container_id WHERE t.project_id = '"
                  + project.id()
                  + "' ORDER BY t.id")) {
        while (rows.next()) {
          found++;
        }
      }
      long took = System.nanoTime() - begin;
      if (found != clones) {
        throw new Failed("SQL lists %d of %d".formatted(found, clones));
      }
      return took;
    }
  }

  /** All rows of what tells of tenants and containers. */
  private static long rows(Database database) {
    long sum = 0;
    for (String table : database.tables("provisioner\\_%", "billing\\_%")) {
      sum += database.number("SELECT COUNT(*) FROM " + table);
    }
    return sum;
  }

  private static long used(@Nullable Path graph) {
    return graph == null ? 0 : Disks.of(graph);
  }
}
