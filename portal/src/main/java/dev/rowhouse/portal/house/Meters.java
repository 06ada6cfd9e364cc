package dev.rowhouse.portal.house;

import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Size;
import dev.rowhouse.provisioner.docker.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a house uses against its limits, in the units of the limits. */
final class Meters {
  private static final double MIB = 1024 * 1024;

  private Meters() {}

  static List<Meter> running(Container house, Usage usage, @Nullable Reading before, Reading now) {
    Limits limits = house.settings().limits();
    List<Meter> meters = new ArrayList<>();
    if (before != null && now.at().isAfter(before.at())) {
      meters.add(cpu(limits, before, now));
    }
    meters.add(bytes("Memory", usage.memoryBytes(), limits.memoryMb()));
    meters.add(processes(usage.pids(), limits.pids()));
    return meters;
  }

  /** Both are kept within the limit each on its own. */
  static List<Meter> disk(Container house, Size size) {
    int limit = house.settings().limits().diskMb();
    int paths = Math.max(1, house.settings().dataPaths().size());
    return List.of(
        bytes("Data", size.data(), limit * paths),
        bytes("Changed files", size.filesystem(), limit));
  }

  private static Meter cpu(Limits limits, Reading before, Reading now) {
    double nanos = now.cpuNanos() - before.cpuNanos();
    double cores = Math.max(0, nanos / Duration.between(before.at(), now.at()).toNanos());
    String words =
        String.format(Locale.ROOT, "%.2f of %s cores", cores, limits.milliCpus() / 1000.0);
    return new Meter("CPU", words, share(cores, limits.milliCpus() / 1000.0));
  }

  private static Meter processes(int used, int limit) {
    return new Meter("Processes", used + " of " + limit, share(used, limit));
  }

  private static Meter bytes(String name, long used, int limitMib) {
    String words = String.format(Locale.ROOT, "%s of %,d MiB", binary(used), limitMib);
    return new Meter(name, words, share(used / MIB, limitMib));
  }

  private static String binary(long bytes) {
    return bytes < MIB
        ? String.format(Locale.ROOT, "%d KiB", Math.round(bytes / 1024.0))
        : String.format(Locale.ROOT, "%.1f MiB", bytes / MIB);
  }

  private static int share(double used, double limit) {
    return limit <= 0 ? 0 : (int) Math.clamp(Math.round(used / limit * 100), 0, 100);
  }
}
