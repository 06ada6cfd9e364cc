package dev.rowhouse.e2e.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a bench measured; every bench prints this one shape. Grows by its {@code with} methods, each
 * of which returns a new report.
 */
public record Report(String bench, List<Figure> figures, List<Ratio> ratios, Machine machine) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  public static Report of(String bench) {
    return new Report(bench, List.of(), List.of(), Machine.here());
  }

  /** On the machine as it was before the bench began. */
  Report on(Machine before) {
    return new Report(bench, figures, ratios, before);
  }

  public Report with(String name, double value, String unit) {
    return new Report(
        bench, plus(figures, new Figure(name, rounded(value), unit)), ratios, machine);
  }

  /** Adds {@code name p50}, {@code p95} and {@code p99} in milliseconds. */
  public Report with(String name, Samples samples) {
    return with(name + " p50", samples.percentile(0.50), "ms")
        .with(name + " p95", samples.percentile(0.95), "ms")
        .with(name + " p99", samples.percentile(0.99), "ms");
  }

  /** A ratio that should be the goal or more. */
  public Report atLeast(String name, double value, double goal) {
    return new Report(
        bench, figures, plus(ratios, Ratio.atLeast(name, rounded(value), goal)), machine);
  }

  /** A ratio that should be the goal or less. */
  public Report atMost(String name, double value, double goal) {
    return new Report(
        bench, figures, plus(ratios, Ratio.atMost(name, rounded(value), goal)), machine);
  }

  public String json() {
    return JSON.writeValueAsString(this);
  }

  public String text() {
    var out = new StringBuilder(bench + "\n");
    figures.forEach(f -> out.append(line(f.name(), f.value(), f.unit())));
    ratios.forEach(r ->
        out.append(
            line(r.name(), r.value(), "goal " + r.goal() + (r.reached() ? "" : ", MISSED"))));
    return out.append("  on ")
        .append(machine.cpus() + " CPUs, " + machine.memory() + " MiB, load " + machine.load())
        .append(" before, " + machine.kernel())
        .append(", " + machine.java() + "\n")
        .toString();
  }

  private static String line(String name, double value, String rest) {
    return String.format(Locale.ROOT, "  %-48s %12.3f %s%n", name, value, rest);
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  private static <T> List<T> plus(List<T> list, T one) {
    var longer = new ArrayList<>(list);
    longer.add(one);
    return List.copyOf(longer);
  }
}
