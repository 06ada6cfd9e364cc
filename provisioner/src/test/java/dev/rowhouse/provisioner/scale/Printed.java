package dev.rowhouse.provisioner.scale;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What was measured: one line a measure, one block of columns a size, and a verdict. */
record Printed(List<Integer> sizes, Map<Measure, List<Times>> lines) {
  static Printed of(TreeMap<Integer, Map<Measure, Times>> all) {
    Map<Measure, List<Times>> lines = new LinkedHashMap<>();
    for (Measure measure : Measure.values()) {
      lines.put(measure, all.values().stream().map(times -> times.get(measure)).toList());
    }
    return new Printed(List.copyOf(all.keySet()), lines);
  }

  String text() {
    var out = new StringBuilder("scale\n");
    out.append(String.format("  %-44s", "ms: p50 / p95"));
    sizes.forEach(size -> out.append(String.format(Locale.ROOT, " %,19d", size)));
    out.append("   growth of p50 for ten times as many\n");
    lines.forEach((measure, times) -> line(out, measure, times));
    out.append("  " + perTenant() + "\n");
    out.append("  on " + Runtime.getRuntime().availableProcessors() + " CPUs, load " + load());
    return out.append(", " + System.getProperty("java.version") + "\n").toString();
  }

  private void line(StringBuilder out, Measure measure, List<Times> times) {
    out.append(String.format("  %-44s", measure.words));
    for (Times each : times) {
      out.append(
          String.format(Locale.ROOT, " %9.1f /%8.1f", each.percentile(0.5), each.percentile(0.95)));
    }
    for (double growth : growths(measure)) {
      out.append(String.format(Locale.ROOT, "  ×%.1f", growth));
    }
    out.append(
        String.format(
            Locale.ROOT,
            "  %s, at most ×%.0f%s%n",
            measure.growth.name().toLowerCase(Locale.ROOT),
            measure.growth.limit,
            reached(measure) ? "" : ", MISSED"));
  }

  private List<Double> growths(Measure measure) {
    List<Double> growths = new ArrayList<>();
    for (int next = 1; next < sizes.size(); next++) {
      growths.add(measure.growth(sizes, lines.get(measure), next));
    }
    return growths;
  }

  private boolean reached(Measure measure) {
    return growths(measure).stream().allMatch(growth -> growth <= measure.growth.limit);
  }

  private String perTenant() {
    var all = new StringBuilder("month close, a tenant:");
    for (int each = 0; each < sizes.size(); each++) {
      out(all, 1_000 * lines.get(Measure.CLOSE_ALL).get(each).sum() / sizes.get(each));
    }
    return all.toString();
  }

  private static void out(StringBuilder all, double micros) {
    all.append(String.format(Locale.ROOT, " %.0f µs", micros));
  }

  String json() {
    List<Map<String, Object>> told = new ArrayList<>();
    lines.forEach((measure, times) -> {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("name", measure.words);
      line.put("p50", times.stream().map(each -> rounded(each.percentile(0.5))).toList());
      line.put("p95", times.stream().map(each -> rounded(each.percentile(0.95))).toList());
      line.put("p99", times.stream().map(each -> rounded(each.percentile(0.99))).toList());
      line.put("growth", growths(measure).stream().map(Printed::rounded).toList());
      line.put("kind", measure.growth.name());
      line.put("limit", measure.growth.limit);
      line.put("reached", reached(measure));
      told.add(line);
    });
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("bench", "scale");
    all.put("unit", "ms");
    all.put("tenants", sizes);
    all.put("lines", told);
    all.put("monthClosePerTenant", perTenant());
    all.put("cpus", Runtime.getRuntime().availableProcessors());
    all.put("load", load());
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValueAsString(all);
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  private static String load() {
    var system = java.lang.management.ManagementFactory.getOperatingSystemMXBean();
    return String.format(Locale.ROOT, "%.1f", system.getSystemLoadAverage());
  }
}
