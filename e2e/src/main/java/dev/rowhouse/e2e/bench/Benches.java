package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Arguments;
import dev.rowhouse.e2e.Command;
import dev.rowhouse.e2e.Failed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All benches by name; {@code --json} prints for machines, otherwise for people. */
public final class Benches {
  private static final Map<String, Bench> ALL = new LinkedHashMap<>();

  static {
    ALL.put("memory", new MemoryBench());
    ALL.put("provision", new ProvisionBench());
    ALL.put("wake", new WakeBench());
    ALL.put("intake", new IntakeBench());
    ALL.put("gateway", new GatewayBench());
    ALL.put("door", new DoorBench());
    ALL.put("neighbours", new NeighboursBench());
    ALL.put("density", new DensityBench());
  }

  /** Those that need more than one node, which not every installation has. */
  private static final Map<String, Bench> FLEET =
      Map.of("move", new MoveBench(), "fleet", new FleetBench());

  private Benches() {}

  public static Map<String, Command> commands() {
    Map<String, Command> commands = new LinkedHashMap<>();
    ALL.forEach((name, bench) ->
        commands.put("bench " + name, given -> print(given, measured(bench, given))));
    FLEET.forEach((name, bench) ->
        commands.put("bench " + name, given -> print(given, measured(bench, given))));
    commands.put("bench all", Benches::all);
    return commands;
  }

  /** One after the other, so that none disturbs another; a failed one does not hide the rest. */
  private static void all(Arguments arguments) {
    var reports = new ArrayList<Report>();
    var failed = new ArrayList<String>();
    ALL.forEach((name, bench) -> {
      try {
        reports.add(measured(bench, arguments));
        if (!arguments.has("json")) {
          System.out.println(reports.getLast().text());
        }
      } catch (Exception e) {
        failed.add(name + " (" + e.getMessage() + ")");
      }
    });
    if (arguments.has("json")) {
      System.out.println(array(reports));
    }
    if (!failed.isEmpty()) {
      throw new Failed("no figures from " + String.join(", ", failed));
    }
  }

  private static Report measured(Bench bench, Arguments arguments) throws Exception {
    Machine before = Machine.here();
    return bench.measure(arguments).on(before);
  }

  private static void print(Arguments arguments, Report report) {
    System.out.println(arguments.has("json") ? report.json() : report.text());
  }

  private static String array(List<Report> reports) {
    return reports.stream().map(Report::json).collect(Collectors.joining(",\n", "[", "]"));
  }
}
