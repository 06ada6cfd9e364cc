package dev.rowhouse.provisioner.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What was measured, for people: one line a measure, one block of columns a size. */
final class Printed {
  private Printed() {}

  static void of(Map<Integer, Map<String, Times>> all) {
    var out = new StringBuilder("scale\n");
    List<Integer> sizes = new ArrayList<>(all.keySet());
    out.append(String.format("  %-30s", "ms: p50 / p95 / p99"));
    sizes.forEach(size -> out.append(String.format(Locale.ROOT, " %,26d", size)));
    out.append("   growth of p50 for ten times as many\n");
    new TreeMap<>(all.get(sizes.getFirst())).keySet().forEach(name -> line(out, all, sizes, name));
    out.append("  on " + Runtime.getRuntime().availableProcessors() + " CPUs, load " + load());
    out.append(", " + System.getProperty("java.version") + "\n");
    System.out.print(out);
  }

  private static void line(
      StringBuilder out, Map<Integer, Map<String, Times>> all, List<Integer> sizes, String name) {
    out.append(String.format("  %-30s", name));
    for (int size : sizes) {
      Times times = all.get(size).get(name);
      out.append(
          String.format(
              Locale.ROOT,
              " %8.1f /%7.1f /%7.1f",
              times.percentile(0.5),
              times.percentile(0.95),
              times.percentile(0.99)));
    }
    for (int i = 1; i < sizes.size(); i++) {
      double before = all.get(sizes.get(i - 1)).get(name).percentile(0.5);
      out.append(
          String.format(
              Locale.ROOT, "  ×%.1f", all.get(sizes.get(i)).get(name).percentile(0.5) / before));
    }
    out.append('\n');
  }

  private static String load() {
    var system = java.lang.management.ManagementFactory.getOperatingSystemMXBean();
    return String.format(Locale.ROOT, "%.1f", system.getSystemLoadAverage());
  }
}
