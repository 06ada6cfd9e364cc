package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.portal.api.problem.ProblemType;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.PlanId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.container.Holding;
import dev.rowhouse.provisioner.container.Holdings;
import dev.rowhouse.provisioner.container.Kind;
import dev.rowhouse.provisioner.tenant.Housed;
import dev.rowhouse.provisioner.tenant.NewTenant;
import dev.rowhouse.provisioner.tenant.Tending;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;
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

/** The containers of a project: one call, one tenant, one address. */
@RestController
@RequestMapping(ApiPaths.V1 + "/projects/{project}/containers")
class ProjectContainersController {
  private final Holdings holdings;
  private final Tending tending;
  private final ContainerViews views;
  private final Reach reach;

  ProjectContainersController(
      Holdings holdings, Tending tending, ContainerViews views, Reach reach) {
    this.holdings = holdings;
    this.tending = tending;
    this.views = views;
    this.reach = reach;
  }

  /**
   * A tenant with a container of its own; all may be left out.
   *
   * @param name for people
   * @param reference your own name of it; a second one with the same is the first one
   * @param snapshot what it is born from; the plan's, or the newest, when left out
   * @param environment added to the snapshot's before the first start
   * @param limits in place of the snapshot's or the plan's
   */
  record ContainerJson(
      @Nullable String name,
      @Nullable String email,
      @Nullable String reference,
      @Nullable PlanId plan,
      @Nullable String host,
      @Nullable SnapshotId snapshot,
      @Nullable List<@Valid VariableJson> environment,
      @Nullable LimitsJson limits) {
    private static final ContainerJson USUAL =
        new ContainerJson(null, null, null, null, null, null, null, null);

    NewTenant tenant() {
      String called = Given.or(name, Given.or(email, Given.or(reference, "tenant")));
      return new NewTenant(called, email, reference, plan, host);
    }
  }

  /**
   * @param kind may be given several times
   * @param state may be given several times
   * @param host first label of the URL, whole
   */
  @GetMapping
  Page<ContainerView> list(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @RequestParam(required = false) @Nullable Set<Kind> kind,
      @RequestParam(required = false) @Nullable Set<Observed> state,
      @RequestParam @Nullable String host,
      @RequestParam @Nullable ContainerId after,
      @RequestParam(defaultValue = Page.USUAL) @Min(1) @Max(Page.MOST) int limit) {
    reach.project(caller, project);
    var filter = Given.filter(kind, state, host);
    var found =
        holdings
            .of(caller.organization(), project)
            .list(filter, Optional.ofNullable(after), limit + 1);
    return Page.of(found, limit, container -> container.id().value(), views::of);
  }

  /** All of it in one transaction: no container starts before its own environment is written. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ContainerView create(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @Valid @RequestBody(required = false) @Nullable ContainerJson given) {
    reach.project(caller, project);
    ContainerJson wanted = given == null ? ContainerJson.USUAL : given;
    Cause cause = caller.cause("made by API");
    Housed made = tending.create(caller.organization(), project, wanted.tenant(), cause);
    ContainerId id = made.tenant().container();
    if (id == null) {
      String why = Given.or(made.tenant().waiting(), "There is nothing to make it from yet.");
      throw new Problem(ProblemType.CONFLICT, why);
    }
    if (wanted.snapshot() != null) {
      tending.move(caller.organization(), made.tenant().id(), wanted.snapshot(), cause);
    }
    furnish(reach.containers(caller), id, wanted, cause);
    return views.of(reach.container(caller, id), made.tenant().id());
  }

  private static void furnish(
      Holding containers, ContainerId id, ContainerJson wanted, Cause cause) {
    List<VariableJson> added = wanted.environment();
    if (added != null) {
      containers.environment(id, now -> VariableJson.merged(now, added), cause);
    }
    LimitsJson limits = wanted.limits();
    if (limits != null) {
      containers.limits(id, limits::over, cause);
    }
  }
}
