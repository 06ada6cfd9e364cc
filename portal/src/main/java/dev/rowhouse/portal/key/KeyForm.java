package dev.rowhouse.portal.key;

import dev.rowhouse.marketplace.account.KeyScope;
import dev.rowhouse.marketplace.account.Permission;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A new key as people ask for it. */
record KeyForm(
    @NotBlank(message = "Say what the key is for, so that you know it again.")
        @Size(max = 100, message = "Keep the name within 100 characters.")
        @Nullable String name,
    @Nullable String project,
    @NotEmpty(message = "Say what the key may do.") @Nullable Set<Permission> permissions,
    @Nullable String networks,
    @Nullable String expires) {
  /** How long keys may live, by the words of the form. */
  static final Map<String, Duration> TERMS =
      Map.of("30", Duration.ofDays(30), "90", Duration.ofDays(90), "365", Duration.ofDays(365));

  @Nullable Instant expiresAt(Instant now) {
    Duration term = TERMS.get(expires == null ? "" : expires);
    return term == null ? null : now.plus(term);
  }

  /** A form as it is first shown, with all that its viewer can give. */
  static KeyForm fresh(Set<Permission> most) {
    return new KeyForm("", "", most, "", "90");
  }

  KeyScope scope() {
    return new KeyScope(projectOrNull(), Objects.requireNonNull(permissions), networkList());
  }

  List<String> networkList() {
    return Objects.requireNonNullElse(networks, "")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  @Nullable String projectOrNull() {
    return project == null || project.isEmpty() ? null : project;
  }
}
