package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.brand.Brand;
import dev.rowhouse.provisioner.brand.Brands;
import dev.rowhouse.provisioner.brand.Logo;
import dev.rowhouse.provisioner.brand.NewBrand;
import dev.rowhouse.provisioner.brand.Offering;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the people of a project's tenants see at their doors. */
@RestController
@RequestMapping(ApiPaths.V1 + "/projects/{project}/brand")
class BrandController {
  private final Brands brands;
  private final Reach reach;

  BrandController(Brands brands, Reach reach) {
    this.brands = brands;
    this.reach = reach;
  }

  /**
   * @param accent {@code #rrggbb} on light pages; must be readable there, 4.5 to 1
   * @param accentDark the same on dark pages
   * @param support {@code https} or {@code mailto}; empty for none
   * @param logo whether there is one
   * @param offering what tenants that are companies get
   */
  record BrandView(
      String name,
      String accent,
      String accentDark,
      String support,
      String privacy,
      String terms,
      boolean logo,
      Offering offering) {
    static BrandView of(Brand brand) {
      return new BrandView(
          brand.name(),
          brand.accent().hex(),
          brand.accentDark().hex(),
          brand.support(),
          brand.privacy(),
          brand.terms(),
          brand.logo(),
          brand.offering());
    }
  }

  /**
   * What is left out stays as it is.
   *
   * @param logo another one: PNG, WebP or SVG, 256 KB at most, in Base64
   */
  record BrandJson(
      @NotBlank String name,
      @Nullable String accent,
      @Nullable String accentDark,
      @Nullable String support,
      @Nullable String privacy,
      @Nullable String terms,
      @Nullable Offering offering,
      byte @Nullable [] logo) {}

  @GetMapping
  BrandView find(@AuthenticationPrincipal Caller caller, @PathVariable ProjectId project) {
    reach.project(caller, project);
    return BrandView.of(brands.get(caller.organization(), project));
  }

  @PutMapping
  BrandView save(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @Valid @RequestBody BrandJson wanted) {
    BrandView now = find(caller, project);
    brands.save(
        caller.organization(),
        project,
        new NewBrand(
            wanted.name(),
            Given.or(wanted.accent(), now.accent()),
            Given.or(wanted.accentDark(), now.accentDark()),
            Given.or(wanted.support(), now.support()),
            Given.or(wanted.privacy(), now.privacy()),
            Given.or(wanted.terms(), now.terms()),
            Given.or(wanted.offering(), now.offering())),
        wanted.logo() == null ? null : Logo.of(wanted.logo()));
    return find(caller, project);
  }
}
