package dev.rowhouse.portal.brand;

import dev.rowhouse.provisioner.brand.Brand;
import dev.rowhouse.provisioner.brand.NewBrand;
import dev.rowhouse.provisioner.brand.Offering;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A brand as people type it. */
record BrandForm(
    @Nullable String name,
    @Nullable String accent,
    @Nullable String accentDark,
    @Nullable String support,
    @Nullable String privacy,
    @Nullable String terms,
    @Nullable Offering offering) {
  static BrandForm of(Brand brand) {
    return new BrandForm(
        brand.name(),
        brand.accent().hex(),
        brand.accentDark().hex(),
        brand.support(),
        brand.privacy(),
        brand.terms(),
        brand.offering());
  }

  NewBrand read() {
    return new NewBrand(
        text(name),
        text(accent),
        text(accentDark),
        text(support),
        text(privacy),
        text(terms),
        Objects.requireNonNullElse(offering, Offering.WHITE_LABEL));
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "").strip();
  }
}
