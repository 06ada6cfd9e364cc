package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.Variable;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What may stand in a container's row. Each refusal names its field and what would do. */
final class Checks {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{1,61}[a-z0-9])");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,254}");
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._-]+)+/?");

  private Checks() {}

  static void wanted(NewContainer wanted) {
    name(wanted.name());
    demand(
        NAME.matcher(wanted.host()).matches(),
        "host",
        "A host has 3 to 63 characters: a to z, 0 to 9, and hyphens inside.");
    demand(!wanted.image().isBlank(), "image", "Name the image that it is made from.");
    settings(wanted.settings());
    environment(wanted.environment());
  }

  static void name(String name) {
    demand(
        NAME.matcher(name).matches(),
        "name",
        "A name has 3 to 63 characters: a to z, 0 to 9, and hyphens inside.");
  }

  static void settings(Settings settings) {
    demand(
        settings.port() >= 1 && settings.port() <= 65535,
        "port",
        "A port is a number from 1 to 65535.");
    demand(
        settings.healthPath().startsWith("/")
            && settings.healthPath().length() <= 255
            && settings.healthPath().chars().allMatch(c -> c > 32 && c < 127),
        "healthPath",
        "A health path begins with a slash and has no spaces, for example /healthz.");
    between(
        settings.healthTimeout(), Duration.ofMillis(100), Duration.ofMinutes(30), "healthTimeout");
    between(settings.grace(), Duration.ZERO, Duration.ofMinutes(10), "grace");
    limits(settings.limits());
    dataPaths(settings.dataPaths());
  }

  static void limits(Limits limits) {
    atLeast(limits.memoryMb(), 16, "memoryMb", "MiB of memory");
    atLeast(limits.milliCpus(), 10, "milliCpus", "thousandths of a core");
    atLeast(limits.pids(), 8, "pids", "processes");
    atLeast(limits.diskMb(), 1, "diskMb", "MiB of disk");
    atLeast(limits.ramdiskMb(), 0, "ramdiskMb", "MiB of ramdisk");
    demand(
        limits.ramdiskMb() < limits.memoryMb(),
        "ramdiskMb",
        "The ramdisk is charged to memory and must be smaller than it.");
  }

  static void environment(List<Variable> variables) {
    Set<String> names = new HashSet<>();
    for (Variable variable : variables) {
      demand(
          VARIABLE.matcher(variable.name()).matches(),
          "environment",
          "\"%s\" is not a name of a variable: letters, digits, underscores, no digit first."
              .formatted(variable.name()));
      demand(names.add(variable.name()), "environment", variable.name() + " is there twice.");
      demand(
          variable.value().indexOf('\0') < 0,
          "environment",
          "The value of " + variable.name() + " has a zero character in it.");
    }
  }

  private static void dataPaths(List<String> paths) {
    demand(paths.size() <= 16, "dataPaths", "At most 16 data paths.");
    demand(new HashSet<>(paths).size() == paths.size(), "dataPaths", "A path is there twice.");
    for (String path : paths) {
      demand(
          PATH.matcher(path).matches()
              && path.length() <= 255
              && !List.of(path.split("/")).contains(".."),
          "dataPaths",
          "\"%s\" is not an absolute path of letters, digits, dots, hyphens, underscores."
              .formatted(path));
    }
  }

  private static void between(Duration value, Duration least, Duration most, String field) {
    demand(
        value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
        field,
        "From %d to %d ms.".formatted(least.toMillis(), most.toMillis()));
  }

  private static void atLeast(int value, int least, String field, String what) {
    demand(value >= least, field, "At least %d %s.".formatted(least, what));
  }

  private static void demand(boolean fine, String field, String message) {
    if (!fine) {
      throw new Rejected(field, message);
    }
  }
}
