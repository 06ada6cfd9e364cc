package dev.rowhouse.db.role;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the setting {@code rowhouse.roles}: names of roles with commas between. */
public final class Roles {
  static final String ALL_IN_ONE = "portal,worker,gateway";
  private static final String OPTION = "--rowhouse.roles=";

  private Roles() {}

  /** The roles that a process started with these arguments and this environment will have. */
  public static Set<Role> from(String[] args, Map<String, String> environment) {
    return Arrays.stream(args)
        .filter(arg -> arg.startsWith(OPTION))
        .map(arg -> parse(arg.substring(OPTION.length())))
        .findFirst()
        .orElseGet(() -> parse(environment.getOrDefault("ROWHOUSE_ROLES", ALL_IN_ONE)));
  }

  /**
   * @throws IllegalArgumentException naming the word that is no role
   */
  static Set<Role> parse(String names) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : names.split(",")) {
      roles.add(Role.valueOf(name.strip().toUpperCase(Locale.ROOT)));
    }
    return roles;
  }
}
