package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.portal.api.tag.Tag;
import dev.rowhouse.portal.api.tag.Tagged;
import dev.rowhouse.provisioner.Ability;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Holding;
import dev.rowhouse.provisioner.template.NewTemplate;
import dev.rowhouse.provisioner.template.Snapshots;
import dev.rowhouse.provisioner.template.Template;
import dev.rowhouse.provisioner.template.Templates;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A project's template: made, run, changed and frozen. */
@RestController
@RequestMapping(ApiPaths.V1 + "/projects/{project}/template")
class TemplateController {
  private final Templates templates;
  private final Snapshots snapshots;
  private final ContainerViews views;
  private final Reach reach;

  TemplateController(Templates templates, Snapshots snapshots, ContainerViews views, Reach reach) {
    this.templates = templates;
    this.snapshots = snapshots;
    this.views = views;
    this.reach = reach;
  }

  /** A template made from a container takes settings, environment and rules from there. */
  record TemplateJson(
      @NotNull SourceJson source,
      @Nullable SettingsJson settings,
      @Nullable List<@Valid VariableJson> environment,
      @Nullable List<@Valid RuleJson> rules) {
    NewTemplate template() {
      return new NewTemplate(
          source.source(),
          SettingsJson.fresh(settings),
          VariableJson.over(environment, List.of()),
          RuleJson.over(rules, List.of()));
    }
  }

  /**
   * What is left out stays as it is.
   *
   * @param needs what nodes must be able to do, for whatever is placed from now on: {@code
   *     diskLimits}, {@code sharedBlocks}, {@code ipv6}, {@code userns}
   * @param sandbox whether tenants' houses hear who they are and may write on their own timelines
   */
  record Change(
      @Nullable SettingsJson settings,
      @Nullable List<@Valid VariableJson> environment,
      @Nullable List<@Valid RuleJson> rules,
      @Nullable List<String> needs,
      @Nullable Boolean sandbox) {}

  @Tagged
  @GetMapping
  TemplateView get(@AuthenticationPrincipal Caller caller, @PathVariable ProjectId project) {
    reach.project(caller, project);
    return templates
        .find(caller.organization(), project)
        .map(template -> view(caller, template))
        .orElseThrow(() -> Problem.notFound("template"));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  TemplateView make(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @Valid @RequestBody TemplateJson wanted) {
    reach.project(caller, project);
    if (wanted.source().container() != null) {
      reach.container(caller, wanted.source().container());
    }
    return view(
        caller,
        templates.make(
            caller.organization(), project, wanted.template(), caller.cause("made by API")));
  }

  /** All of it or nothing, compared under the lock under which its container is changed. */
  @Tagged
  @RequestMapping(method = {RequestMethod.PATCH, RequestMethod.PUT})
  TemplateView change(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
      @Valid @RequestBody Change wanted) {
    ContainerId container = containerOf(get(caller, project));
    if (container == null) {
      Tag.check(match, get(caller, project));
      change(caller, project, wanted);
    } else {
      reach
          .containers(caller)
          .together(
              container,
              _ -> Tag.check(match, get(caller, project)),
              () -> change(caller, project, wanted));
    }
    return get(caller, project);
  }

  private static @Nullable ContainerId containerOf(TemplateView template) {
    ContainerView container = template.container();
    return container == null ? null : container.id();
  }

  private void change(Caller caller, ProjectId project, Change wanted) {
    Cause cause = caller.cause("changed by API");
    Set<Ability> needs = wanted.needs() == null ? null : abilities(wanted.needs());
    SettingsJson settings = wanted.settings();
    if (settings != null) {
      templates.settings(caller.organization(), project, settings::over, cause);
    }
    if (wanted.environment() != null) {
      templates.environment(
          caller.organization(),
          project,
          now -> VariableJson.over(wanted.environment(), now),
          cause);
    }
    if (wanted.rules() != null) {
      templates.rules(
          caller.organization(), project, RuleJson.over(wanted.rules(), List.of()), cause);
    }
    if (needs != null) {
      templates.needs(caller.organization(), project, needs, cause);
    }
    if (wanted.sandbox() != null) {
      templates.sandbox(caller.organization(), project, wanted.sandbox(), cause);
    }
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void discard(@AuthenticationPrincipal Caller caller, @PathVariable ProjectId project) {
    reach.project(caller, project);
    templates.discard(caller.organization(), project, caller.cause("discarded by API"));
  }

  @PostMapping("/{verb:start|stop|restart|retry}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ContainerView ask(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @PathVariable String verb) {
    Container container = container(caller, project);
    Verb.valueOf(verb.toUpperCase(Locale.ROOT))
        .on(reach.containers(caller), container, caller.cause(verb + " by API"));
    return views.of(container(caller, project));
  }

  @PostMapping("/freeze")
  @ResponseStatus(HttpStatus.ACCEPTED)
  SnapshotView freeze(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @Valid @RequestBody(required = false) @Nullable Freeze wanted) {
    reach.project(caller, project);
    return SnapshotView.of(
        snapshots.freeze(
            caller.organization(), project, Freeze.noteOf(wanted), caller.cause("frozen by API")),
        List.of());
  }

  @GetMapping("/environment")
  List<VariableJson> environment(
      @AuthenticationPrincipal Caller caller, @PathVariable ProjectId project) {
    return VariableJson.all(
        reach.containers(caller).environmentOf(container(caller, project).id()));
  }

  @GetMapping("/firewall")
  List<RuleJson> rules(@AuthenticationPrincipal Caller caller, @PathVariable ProjectId project) {
    return RuleJson.all(reach.containers(caller).rulesOf(container(caller, project).id()));
  }

  private static Set<Ability> abilities(List<String> keys) {
    Set<Ability> abilities = EnumSet.noneOf(Ability.class);
    for (String key : keys) {
      abilities.add(
          Ability.of(key)
              .orElseThrow(() ->
                  Problem.invalid(
                      "needs", "diskLimits, sharedBlocks, ipv6 or userns, not " + key)));
    }
    return abilities;
  }

  private Container container(Caller caller, ProjectId project) {
    reach.project(caller, project);
    return templates.container(caller.organization(), project);
  }

  private TemplateView view(Caller caller, Template template) {
    Holding containers = reach.containers(caller);
    ContainerView container =
        Optional.ofNullable(template.container())
            .flatMap(containers::find)
            .map(views::of)
            .orElse(null);
    return new TemplateView(
        template.project(),
        container,
        template.waits(),
        template.origin(),
        template.source(),
        template.snapshots(),
        template.needs().stream().map(Ability::key).toList(),
        template.sandbox(),
        template.createdAt());
  }
}
