package dev.rowhouse.portal.node;

import jakarta.validation.constraints.NotBlank;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A machine to be, as people describe it. */
record EnrolForm(
    @NotBlank(message = "Give the street a name.") @Nullable String name, @Nullable String region) {
  static final EnrolForm FRESH = new EnrolForm("", "");

  String called() {
    return Objects.requireNonNullElse(name, "").strip();
  }

  String where() {
    return Objects.requireNonNullElse(region, "").strip();
  }
}
