package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.tag.Tag;
import dev.rowhouse.portal.api.tag.Tagged;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Holding;
import dev.rowhouse.provisioner.container.Kind;
import dev.rowhouse.provisioner.project.Labels;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One container and what is wanted of it. */
@RestController
@RequestMapping(ApiPaths.V1 + "/containers")
class ContainersController {
  private final ContainerViews views;
  private final Reach reach;

  ContainersController(ContainerViews views, Reach reach) {
    this.views = views;
    this.reach = reach;
  }

  /**
   * What is left out stays as it is.
   *
   * @param name another one; host and address stay
   * @param environment the whole environment
   * @param rules all firewall rules
   */
  record Change(
      @Nullable String name,
      @Nullable List<@Valid VariableJson> environment,
      @Nullable LimitsJson limits,
      @Nullable SettingsJson settings,
      @Nullable List<@Valid RuleJson> rules) {}

  /**
   * @param kind may be given several times
   * @param state may be given several times
   * @param host first label of the URL, whole
   */
  @GetMapping
  Page<ContainerView> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable Set<Kind> kind,
      @RequestParam(required = false) @Nullable Set<Observed> state,
      @RequestParam @Nullable String host,
      @RequestParam @Nullable ContainerId after,
      @RequestParam(defaultValue = Page.USUAL) @Min(1) @Max(Page.MOST) int limit) {
    var filter = Given.filter(kind, state, host);
    var found = reach.containers(caller).list(filter, Optional.ofNullable(after), limit + 1);
    return Page.of(found, limit, container -> container.id().value(), views::of);
  }

  @Tagged
  @GetMapping("/{id}")
  ContainerView find(@AuthenticationPrincipal Caller caller, @PathVariable ContainerId id) {
    Container container = reach.container(caller, id);
    return views.of(container, reach.tenantOf(caller, id).orElse(null));
  }

  /** All of it or nothing, compared under the lock under which it is changed. */
  @Tagged
  @RequestMapping(
      path = "/{id}",
      method = {RequestMethod.PATCH, RequestMethod.PUT})
  ContainerView change(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ContainerId id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
      @Valid @RequestBody Change wanted) {
    reach.container(caller, id);
    Holding containers = reach.containers(caller);
    containers.together(
        id,
        now -> Tag.check(match, views.of(now)),
        () -> change(containers, id, wanted, caller.cause("changed by API")));
    return find(caller, id);
  }

  private static void change(Holding containers, ContainerId id, Change wanted, Cause cause) {
    if (wanted.name() != null) {
      containers.rename(id, wanted.name(), cause);
    }
    if (wanted.environment() != null) {
      containers.environment(id, now -> VariableJson.over(wanted.environment(), now), cause);
    }
    SettingsJson settings = wanted.settings();
    if (settings != null) {
      containers.settings(id, settings::over, cause);
    }
    LimitsJson limits = wanted.limits();
    if (limits != null) {
      containers.limits(id, limits::over, cause);
    }
    if (wanted.rules() != null) {
      containers.rules(id, now -> RuleJson.over(wanted.rules(), now), cause);
    }
  }

  @PostMapping("/{id}/{verb:start|stop|restart|pause|resume|retry|start-over}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ContainerView ask(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ContainerId id,
      @PathVariable String verb) {
    Container container = reach.container(caller, id);
    Verb.valueOf(verb.toUpperCase(Locale.ROOT).replace('-', '_'))
        .on(reach.containers(caller), container, caller.cause(verb + " by API"));
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
        reach
            .containers(caller)
            .copy(id, called, Given.or(host, fresh(called)), caller.cause("copied by API")));
  }

  @GetMapping("/{id}/timeline")
  List<TimelineView> timeline(
      @AuthenticationPrincipal Caller caller, @PathVariable ContainerId id) {
    reach.container(caller, id);
    return reach.containers(caller).timeline(id).stream().map(TimelineView::of).toList();
  }

  /**
   * Hosts are unique in the whole installation: what is asked for without care gets some chance.
   */
  private static String fresh(String name) {
    return Labels.fit(name + "-" + Labels.random());
  }
}
