package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.tag.Tag;
import dev.rowhouse.portal.api.tag.Tagged;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.PlanId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.Variable;
import dev.rowhouse.provisioner.project.Plan;
import dev.rowhouse.provisioner.project.PlanTerms;
import dev.rowhouse.provisioner.project.Plans;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a project sells. */
@RestController
@RequestMapping(ApiPaths.V1 + "/projects/{project}/plans")
class PlansController {
  private final Plans plans;
  private final Reach reach;

  PlansController(Plans plans, Reach reach) {
    this.plans = plans;
    this.reach = reach;
  }

  /**
   * The whole plan, also for a change.
   *
   * @param price the billing system's identifier of the price or plan
   * @param name the price's when left out
   * @param snapshot left out for the newest at that time
   * @param limits left out for the snapshot's own; what is left out inside is as in a small one
   * @param region where its tenants stand unless they wish for another; left out for anywhere
   * @param version the one that a change was made from; left out: whatever it is now
   */
  record PlanJson(
      @NotBlank String price,
      @Nullable String name,
      @Nullable SnapshotId snapshot,
      @Nullable LimitsJson limits,
      @Nullable List<@Valid VariableJson> environment,
      @Nullable String region,
      @Nullable Integer version) {
    PlanTerms terms(List<Variable> before) {
      return new PlanTerms(
          price,
          Given.or(name, price),
          snapshot,
          limits == null ? null : limits.over(Limits.SMALL),
          VariableJson.over(environment, before),
          Given.or(region, ""));
    }
  }

  /**
   * @param price the billing system's identifier of the price, whole
   * @param snapshot what its tenants are born from
   */
  @GetMapping
  Page<PlanView> list(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @RequestParam @Nullable String price,
      @RequestParam @Nullable SnapshotId snapshot,
      @RequestParam @Nullable PlanId after,
      @RequestParam(defaultValue = Page.USUAL) @Min(1) @Max(Page.MOST) int limit) {
    reach.project(caller, project);
    List<Plan> found =
        plans.list(caller.organization(), project).stream()
            .filter(plan -> Given.matches(price, plan.terms().price()))
            .filter(plan -> Given.matches(snapshot, plan.terms().snapshot()))
            .sorted(Comparator.comparing(plan -> plan.id().value()))
            .toList();
    return Page.cut(found, after, limit, plan -> plan.id().value(), PlanView::of);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  PlanView create(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @Valid @RequestBody PlanJson wanted) {
    reach.project(caller, project);
    return PlanView.of(plans.create(caller.organization(), project, wanted.terms(List.of())));
  }

  @Tagged
  @GetMapping("/{id}")
  PlanView find(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @PathVariable PlanId id) {
    reach.project(caller, project);
    return PlanView.of(plans.get(caller.organization(), project, id));
  }

  /** What was compared is what is changed: its version is a condition of the write. */
  @Tagged
  @PutMapping("/{id}")
  PlanView update(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @PathVariable PlanId id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
      @Valid @RequestBody PlanJson wanted) {
    reach.project(caller, project);
    Plan before = plans.get(caller.organization(), project, id);
    Tag.check(match, PlanView.of(before));
    return PlanView.of(
        plans.update(
            caller.organization(),
            project,
            id,
            Given.or(wanted.version(), before.version()),
            wanted.terms(before.terms().variables())));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @PathVariable PlanId id) {
    reach.project(caller, project);
    plans.delete(caller.organization(), project, id);
  }
}
