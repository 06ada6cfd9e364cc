package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.tag.Tag;
import dev.rowhouse.portal.api.tag.Tagged;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Variable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** A container's environment; secret values go in and never come out. */
@RestController
@RequestMapping(ApiPaths.V1 + "/containers/{id}/environment")
class EnvironmentController {
  private final Reach reach;

  EnvironmentController(Reach reach) {
    this.reach = reach;
  }

  record Environment(@NotNull List<@Valid VariableJson> variables) {}

  /**
   * @param set added, or in place of those of the same names
   * @param remove names
   */
  record Patch(@Nullable List<@Valid VariableJson> set, @Nullable List<String> remove) {}

  /**
   * @param secret left out: as it is
   */
  record Value(@Nullable String value, @Nullable Boolean secret) {}

  @Tagged
  @GetMapping
  Environment get(@AuthenticationPrincipal Caller caller, @PathVariable ContainerId id) {
    reach.container(caller, id);
    return now(caller, id);
  }

  @Tagged
  @PutMapping
  Environment replace(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ContainerId id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
      @Valid @RequestBody Environment wanted) {
    reach.container(caller, id);
    return change(caller, id, match, now -> VariableJson.over(wanted.variables(), now));
  }

  @Tagged
  @PatchMapping
  Environment merge(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ContainerId id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
      @Valid @RequestBody Patch wanted) {
    reach.container(caller, id);
    return merge(
        caller,
        id,
        match,
        Given.or(wanted.set(), List.<VariableJson>of()),
        Given.or(wanted.remove(), List.<String>of()));
  }

  @Tagged
  @RequestMapping(
      path = "/{name}",
      method = {RequestMethod.PUT, RequestMethod.PATCH})
  Environment set(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ContainerId id,
      @PathVariable String name,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
      @RequestBody Value wanted) {
    reach.container(caller, id);
    var variable = new VariableJson(name, wanted.value(), wanted.secret());
    return merge(caller, id, match, List.of(variable), List.of());
  }

  @Tagged
  @DeleteMapping("/{name}")
  Environment remove(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ContainerId id,
      @PathVariable String name,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match) {
    reach.container(caller, id);
    return merge(caller, id, match, List.of(), List.of(name));
  }

  private Environment merge(
      Caller caller,
      ContainerId id,
      @Nullable String match,
      List<VariableJson> added,
      List<String> removed) {
    return change(
        caller,
        id,
        match,
        now ->
            VariableJson.merged(now, added).stream()
                .filter(each -> !removed.contains(each.name()))
                .toList());
  }

  /** Compared under the lock under which it is changed. */
  private Environment change(
      Caller caller, ContainerId id, @Nullable String match, UnaryOperator<List<Variable>> change) {
    Cause cause = caller.cause("environment changed by API");
    reach
        .containers(caller)
        .environment(
            id,
            now -> {
              Tag.check(match, new Environment(VariableJson.all(now)));
              return change.apply(now);
            },
            cause);
    return now(caller, id);
  }

  private Environment now(Caller caller, ContainerId id) {
    return new Environment(VariableJson.all(reach.containers(caller).environmentOf(id)));
  }
}
