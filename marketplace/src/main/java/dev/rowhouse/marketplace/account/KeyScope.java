package dev.rowhouse.marketplace.account;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a key opens, and from where.
 *
 * @param project the one project it opens, opaque here; null for all of the organization
 * @param permissions what it may do there
 * @param networks from where it opens, as CIDR; empty for anywhere
 */
public record KeyScope(
    @Nullable String project, Set<Permission> permissions, List<String> networks) {
  /** All that a key can be given: an owner's rights are for people only. */
  public static final Set<Permission> MOST =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Permission.OWN)));

  public KeyScope {
    permissions = Collections.unmodifiableSet(EnumSet.copyOf(permissions));
    networks = List.copyOf(networks);
  }

  /** All that a key can do, from anywhere. */
  public static KeyScope all(@Nullable String project) {
    return new KeyScope(project, MOST, List.of());
  }

  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }

  String permissionsText() {
    return permissions.stream().map(Enum::name).collect(Collectors.joining(","));
  }

  String networksText() {
    return String.join("\n", networks);
  }

  static KeyScope read(@Nullable String project, String permissions, String networks) {
    return new KeyScope(
        project,
        Arrays.stream(permissions.split(",")).map(Permission::valueOf).collect(Collectors.toSet()),
        networks.lines().toList());
  }
}
