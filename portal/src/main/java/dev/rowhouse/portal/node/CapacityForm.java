package dev.rowhouse.portal.node;

import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.placement.Capacity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How many houses a street takes, as people type it; empty for as many as fit. */
record CapacityForm(@Nullable String most) {
  static CapacityForm of(Capacity capacity) {
    Integer most = capacity.most();
    return new CapacityForm(most == null ? "" : most.toString());
  }

  /**
   * @throws Rejected when it is no number
   */
  @Nullable Integer read() {
    String text = Objects.requireNonNullElse(most, "").strip();
    try {
      return text.isEmpty() ? null : Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw new Rejected("most", "a whole number, for example 300; or nothing");
    }
  }
}
