package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.provisioner.PlanId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.tenant.Housed;
import dev.rowhouse.provisioner.tenant.NewTenant;
import dev.rowhouse.provisioner.tenant.TenantFilter;
import dev.rowhouse.provisioner.tenant.TenantState;
import dev.rowhouse.provisioner.tenant.Tenants;
import dev.rowhouse.provisioner.tenant.Tending;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The tenants of a project, newest first. */
@RestController
@RequestMapping(ApiPaths.V1 + "/projects/{project}/tenants")
class ProjectTenantsController {
  private final Tenants tenants;
  private final Tending tending;
  private final TenantViews views;
  private final Reach reach;

  ProjectTenantsController(Tenants tenants, Tending tending, TenantViews views, Reach reach) {
    this.tenants = tenants;
    this.tending = tending;
    this.views = views;
    this.reach = reach;
  }

  /**
   * @param reference your own name of it; a second tenant with the same is the first one
   * @param plan left out for the template as it is
   * @param host first label of its address; left out: made of the name
   * @param region where it wishes to stand; left out: where its plan says, or anywhere
   */
  record TenantJson(
      @NotBlank String name,
      @Nullable String email,
      @Nullable String reference,
      @Nullable PlanId plan,
      @Nullable String host,
      @Nullable String region) {
    NewTenant tenant() {
      return new NewTenant(name, email, reference, plan, host, Given.or(region, ""));
    }
  }

  /**
   * @param q that a word of name, e-mail, reference or subscription begins with, or the host
   * @param state may be given several times; all but the erased when left out
   */
  @GetMapping
  Page<TenantView> list(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable Set<TenantState> state,
      @RequestParam @Nullable TenantId after,
      @RequestParam(defaultValue = Page.USUAL) @Min(1) @Max(Page.MOST) int limit) {
    reach.project(caller, project);
    var filter = new TenantFilter(q, Given.or(state, Set.<TenantState>of()), after, limit + 1);
    List<Housed> found = tenants.list(caller.organization(), project, filter);
    return Page.of(found, limit, housed -> housed.tenant().id().value(), views::of);
  }

  /** How many are in which state. */
  @GetMapping("/counts")
  Map<TenantState, Long> counts(
      @AuthenticationPrincipal Caller caller, @PathVariable ProjectId project) {
    reach.project(caller, project);
    return tenants.counts(caller.organization(), project);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  TenantView create(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @Valid @RequestBody TenantJson wanted) {
    reach.project(caller, project);
    return views.of(
        tending.create(
            caller.organization(), project, wanted.tenant(), caller.cause("made by API")));
  }
}
