package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.container.ContainerFilter;
import dev.rowhouse.provisioner.container.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values of a request that may be left out. */
final class Given {
  private Given() {}

  static <T> T or(@Nullable T given, T otherwise) {
    return given == null ? otherwise : given;
  }

  static ContainerFilter filter(
      @Nullable Set<Kind> kinds, @Nullable Set<Observed> states, @Nullable String host) {
    return new ContainerFilter(or(kinds, Set.of()), or(states, Set.of()), host);
  }

  /** Whether a value is the one that was asked for, if one was. */
  static <T> boolean matches(@Nullable T wanted, @Nullable T value) {
    return wanted == null || wanted.equals(value);
  }
}
