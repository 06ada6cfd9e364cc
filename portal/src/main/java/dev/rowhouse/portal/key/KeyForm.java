package dev.rowhouse.portal.key;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A new key as people ask for it. */
record KeyForm(
    @NotBlank(message = "Say what the key is for, so that you know it again.")
        @Size(max = 100, message = "Keep the name within 100 characters.")
        @Nullable String name,
    @Nullable String project,
    @Nullable String expires) {
  /** How long keys may live, by the words of the form. */
  static final Map<String, Duration> TERMS =
      Map.of("30", Duration.ofDays(30), "90", Duration.ofDays(90), "365", Duration.ofDays(365));

  @Nullable Instant expiresAt(Instant now) {
    Duration term = TERMS.get(expires == null ? "" : expires);
    return term == null ? null : now.plus(term);
  }

  @Nullable String projectOrNull() {
    return project == null || project.isEmpty() ? null : project;
  }
}
