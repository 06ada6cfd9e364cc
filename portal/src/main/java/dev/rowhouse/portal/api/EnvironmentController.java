package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Variable;
import dev.rowhouse.provisioner.container.Containers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** A container's environment; secret values go in and never come out. */
@RestController
@RequestMapping(ApiPaths.V1 + "/containers/{id}/environment")
class EnvironmentController {
  private final Containers containers;
  private final Reach reach;

  EnvironmentController(Containers containers, Reach reach) {
    this.containers = containers;
    this.reach = reach;
  }

  record Environment(@Valid @NotNull List<VariableJson> variables) {}

  /**
   * @param set added, or in place of those of the same names
   * @param remove names
   */
  record Patch(@Valid @Nullable List<VariableJson> set, @Nullable List<String> remove) {}

  /**
   * @param secret left out: as it is
   */
  record Value(@Nullable String value, @Nullable Boolean secret) {}

  @GetMapping
  Environment get(@AuthenticationPrincipal Caller caller, @PathVariable ContainerId id) {
    reach.container(caller, id);
    return now(id);
  }

  @PutMapping
  Environment replace(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ContainerId id,
      @Valid @RequestBody Environment wanted) {
    reach.container(caller, id);
    List<Variable> before = containers.environmentOf(id);
    return set(caller, id, VariableJson.over(wanted.variables(), before));
  }

  @PatchMapping
  Environment merge(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ContainerId id,
      @Valid @RequestBody Patch wanted) {
    reach.container(caller, id);
    return merge(
        caller,
        id,
        Given.or(wanted.set(), List.<VariableJson>of()),
        Given.or(wanted.remove(), List.<String>of()));
  }

  @RequestMapping(
      path = "/{name}",
      method = {RequestMethod.PUT, RequestMethod.PATCH})
  Environment set(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ContainerId id,
      @PathVariable String name,
      @RequestBody Value wanted) {
    reach.container(caller, id);
    var variable = new VariableJson(name, wanted.value(), wanted.secret());
    return merge(caller, id, List.of(variable), List.of());
  }

  @DeleteMapping("/{name}")
  Environment remove(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ContainerId id,
      @PathVariable String name) {
    reach.container(caller, id);
    return merge(caller, id, List.of(), List.of(name));
  }

  private Environment merge(
      Caller caller, ContainerId id, List<VariableJson> added, List<String> removed) {
    List<Variable> before = containers.environmentOf(id);
    List<Variable> after =
        VariableJson.merged(before, added).stream()
            .filter(each -> !removed.contains(each.name()))
            .toList();
    return set(caller, id, after);
  }

  private Environment set(Caller caller, ContainerId id, List<Variable> wanted) {
    containers.environment(id, wanted, caller.cause("environment changed by API"));
    return now(id);
  }

  private Environment now(ContainerId id) {
    return new Environment(VariableJson.all(containers.environmentOf(id)));
  }
}
