package dev.rowhouse.portal.template;

import dev.rowhouse.provisioner.Ability;
import dev.rowhouse.provisioner.Rejected;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a template needs of its nodes, by the boxes that are ticked.
 *
 * @param needs null when none is
 */
record NeedsForm(@Nullable List<String> needs) {
  static NeedsForm of(Set<Ability> needs) {
    return new NeedsForm(needs.stream().map(Ability::key).toList());
  }

  public boolean has(String key) {
    return needs != null && needs.contains(key);
  }

  /**
   * @throws Rejected when a node could never have it
   */
  Set<Ability> read() {
    Set<Ability> read = EnumSet.noneOf(Ability.class);
    for (String key : needs == null ? List.<String>of() : needs) {
      read.add(
          Ability.of(key)
              .orElseThrow(
                  () -> new Rejected("needs", "no node says of itself whether it can that")));
    }
    return read;
  }
}
