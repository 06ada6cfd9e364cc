package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.container.Kind;
import dev.rowhouse.provisioner.project.Labels;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One container and what is wanted of it. */
@RestController
@RequestMapping(ApiPaths.V1 + "/containers")
class ContainersController {
  private final Containers containers;
  private final ContainerViews views;
  private final Reach reach;

  ContainersController(Containers containers, ContainerViews views, Reach reach) {
    this.containers = containers;
    this.views = views;
    this.reach = reach;
  }

  /**
   * What is left out stays as it is.
   *
   * @param environment the whole environment
   * @param rules all firewall rules
   */
  record Change(
      @Valid @Nullable List<VariableJson> environment,
      @Nullable LimitsJson limits,
      @Nullable SettingsJson settings,
      @Valid @Nullable List<RuleJson> rules) {}

  @GetMapping
  Page<ContainerView> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam @Nullable ContainerId after,
      @RequestParam(defaultValue = Page.USUAL) @Min(1) @Max(Page.MOST) int limit) {
    List<Container> found =
        reach.projects(caller).stream()
            .flatMap(
                each -> containers.list(each.id(), Optional.ofNullable(after), limit + 1).stream())
            .sorted(Comparator.comparing(container -> container.id().value()))
            .limit(limit + 1L)
            .toList();
    return Page.of(found, limit, container -> container.id().value(), views::of);
  }

  @GetMapping("/{id}")
  ContainerView find(@AuthenticationPrincipal Caller caller, @PathVariable ContainerId id) {
    Container container = reach.container(caller, id);
    return views.of(container, reach.tenantOf(caller, id).orElse(null));
  }

  @RequestMapping(
      path = "/{id}",
      method = {RequestMethod.PATCH, RequestMethod.PUT})
  ContainerView change(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ContainerId id,
      @Valid @RequestBody Change wanted) {
    Container before = reach.container(caller, id);
    Cause cause = caller.cause("changed by API");
    if (wanted.environment() != null) {
      containers.environment(
          id, VariableJson.over(wanted.environment(), containers.environmentOf(id)), cause);
    }
    if (wanted.settings() != null) {
      containers.settings(id, wanted.settings().over(before.settings()), cause);
    }
    if (wanted.limits() != null) {
      containers.limits(id, wanted.limits().over(before.settings().limits()), cause);
    }
    if (wanted.rules() != null) {
      containers.rules(id, RuleJson.over(wanted.rules(), List.of()), cause);
    }
    return find(caller, id);
  }

  @PostMapping("/{id}/{verb:start|stop|restart|pause|resume|retry|start-over}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ContainerView ask(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ContainerId id,
      @PathVariable String verb) {
    Container container = reach.container(caller, id);
    Verb.valueOf(verb.toUpperCase(Locale.ROOT).replace('-', '_'))
        .on(containers, container, caller.cause(verb + " by API"));
    return find(caller, id);
  }

  /**
   * @param name left out: made from the source's
   * @param host left out: made from the name
   */
  record Copy(@Nullable String name, @Nullable String host) {}

  @PostMapping("/{id}/copy")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ContainerView copy(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ContainerId id,
      @RequestBody(required = false) @Nullable Copy wanted) {
    Container source = reach.container(caller, id);
    String name = wanted == null ? null : wanted.name();
    String host = wanted == null ? null : wanted.host();
    String called = name == null ? Labels.fit(source.name() + "-" + Labels.random()) : name;
    return views.of(
        containers.copy(
            id, Kind.COPY, called, Given.or(host, fresh(called)), caller.cause("copied by API")));
  }

  @GetMapping("/{id}/timeline")
  List<TimelineView> timeline(
      @AuthenticationPrincipal Caller caller, @PathVariable ContainerId id) {
    reach.container(caller, id);
    return containers.timeline(id).stream().map(TimelineView::of).toList();
  }

  /**
   * Hosts are unique in the whole installation: what is asked for without care gets some chance.
   */
  private static String fresh(String name) {
    return Labels.fit(name + "-" + Labels.random());
  }
}
