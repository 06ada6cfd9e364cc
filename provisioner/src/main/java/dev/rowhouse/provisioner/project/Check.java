package dev.rowhouse.provisioner.project;

import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.Variable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for single values, each with words that tell how to put it right. */
public final class Check {
  private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{1,38}[a-z0-9]");
  private static final Pattern REGION = Pattern.compile("([a-z0-9][a-z0-9-]{0,39})?");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,199}");

  private Check() {}

  public static void text(String field, @Nullable String value, int longest) {
    if (value == null || value.isBlank()) {
      throw new Rejected(field, "must not be empty");
    }
    if (value.length() > longest) {
      throw new Rejected(field, "must not be longer than " + longest + " characters");
    }
  }

  public static void slug(String field, String value) {
    if (!SLUG.matcher(value).matches()) {
      throw new Rejected(
          field,
          "must be 3 to 40 characters of a-z, 0-9 and -, begin with a letter and not end with -");
    }
  }

  /** Empty is anywhere. */
  public static void region(String field, String value) {
    if (!isRegion(value)) {
      throw new Rejected(field, "must be at most 40 characters of a-z, 0-9 and -");
    }
  }

  public static boolean isRegion(String value) {
    return REGION.matcher(value).matches();
  }

  public static void range(String field, @Nullable Integer value, int least, int most) {
    if (value != null && (value < least || value > most)) {
      throw new Rejected(field, "must be from " + least + " to " + most);
    }
  }

  public static void limits(String field, Limits limits) {
    range(field + ".memoryMb", limits.memoryMb(), 16, 1 << 20);
    range(field + ".milliCpus", limits.milliCpus(), 10, 1_024_000);
    range(field + ".pids", limits.pids(), 8, 1 << 20);
    range(field + ".diskMb", limits.diskMb(), 16, 1 << 24);
    range(field + ".ramdiskMb", limits.ramdiskMb(), 0, limits.memoryMb() / 2);
  }

  public static void variables(String field, List<Variable> variables) {
    Set<String> names = new HashSet<>();
    for (Variable variable : variables) {
      if (!VARIABLE.matcher(variable.name()).matches()) {
        throw new Rejected(
            field, variable.name() + ": a name has letters, digits and _, and no digit first");
      }
      if (!names.add(variable.name())) {
        throw new Rejected(field, variable.name() + " is there twice");
      }
      if (variable.value().length() > 65_536 || variable.value().indexOf('\0') >= 0) {
        throw new Rejected(field, variable.name() + ": at most 65,536 characters, no NUL");
      }
    }
  }
}
