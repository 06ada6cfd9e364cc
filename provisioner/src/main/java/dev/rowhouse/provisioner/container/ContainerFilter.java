package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Observed;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which containers of an owner are looked for; what is empty or null leaves nothing out.
 *
 * @param host first label of the URL, whole
 */
public record ContainerFilter(Set<Kind> kinds, Set<Observed> observed, @Nullable String host) {
  public static final ContainerFilter ALL = new ContainerFilter(Set.of(), Set.of(), null);

  /** As FIND_IN_SET takes it; null for all. */
  static @Nullable String names(Set<? extends Enum<?>> wanted) {
    return wanted.isEmpty()
        ? null
        : wanted.stream().map(Enum::name).collect(Collectors.joining(","));
  }
}
