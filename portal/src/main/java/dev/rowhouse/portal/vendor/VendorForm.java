package dev.rowhouse.portal.vendor;

import dev.rowhouse.marketplace.vendor.VendorDraft;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an organization says of itself when it wants to sell. */
record VendorForm(
    @NotBlank(message = "Say under which name you sell.") @Nullable String name,
    @NotBlank(message = "Say in which country you are, in two letters.") @Nullable String country,
    @NotNull(message = "The terms for vendors must be accepted.") @Nullable Boolean termsAccepted) {
  static final VendorForm FRESH = new VendorForm("", "", null);

  VendorDraft read() {
    return new VendorDraft(
        Objects.requireNonNullElse(name, ""),
        Objects.requireNonNullElse(country, ""),
        Boolean.TRUE.equals(termsAccepted));
  }
}
