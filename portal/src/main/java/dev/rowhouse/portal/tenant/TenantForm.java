package dev.rowhouse.portal.tenant;

import dev.rowhouse.provisioner.PlanId;
import dev.rowhouse.provisioner.tenant.NewTenant;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A tenant made by hand, without billing. */
record TenantForm(
    @NotBlank(message = "Give the tenant a name.")
        @Size(max = 200, message = "Keep the name within 200 characters.")
        @Nullable String name,
    @Nullable String email,
    @Nullable String reference,
    @Nullable String plan,
    @Nullable String host) {

  NewTenant read() {
    String planId = orNull(plan);
    return new NewTenant(
        Objects.requireNonNullElse(name, "").strip(),
        orNull(email),
        orNull(reference),
        planId == null ? null : new PlanId(planId),
        orNull(host));
  }

  private static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
