package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.RuleId;
import dev.rowhouse.provisioner.container.Containers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A container's firewall rules, in the order in which they are read. */
@RestController
@RequestMapping(ApiPaths.V1 + "/containers/{id}/firewall")
class FirewallController {
  private final Containers containers;
  private final Reach reach;

  FirewallController(Containers containers, Reach reach) {
    this.containers = containers;
    this.reach = reach;
  }

  record Rules(@Valid @NotNull List<RuleJson> rules) {}

  @GetMapping
  Rules get(@AuthenticationPrincipal Caller caller, @PathVariable ContainerId id) {
    reach.container(caller, id);
    return now(id);
  }

  @PutMapping
  Rules replace(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ContainerId id,
      @Valid @RequestBody Rules wanted) {
    reach.container(caller, id);
    return set(caller, id, RuleJson.over(wanted.rules(), List.of()));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  RuleJson add(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ContainerId id,
      @Valid @RequestBody RuleJson wanted) {
    reach.container(caller, id);
    FirewallRule rule = wanted.rule();
    set(caller, id, Stream.concat(containers.rulesOf(id).stream(), Stream.of(rule)).toList());
    return RuleJson.of(rule);
  }

  @DeleteMapping("/{rule}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ContainerId id,
      @PathVariable RuleId rule) {
    reach.container(caller, id);
    List<FirewallRule> before = containers.rulesOf(id);
    List<FirewallRule> after = before.stream().filter(each -> !each.id().equals(rule)).toList();
    if (after.size() == before.size()) {
      throw Problem.notFound("rule");
    }
    set(caller, id, after);
  }

  private Rules set(Caller caller, ContainerId id, List<FirewallRule> wanted) {
    containers.rules(id, wanted, caller.cause("firewall changed by API"));
    return now(id);
  }

  private Rules now(ContainerId id) {
    return new Rules(RuleJson.all(containers.rulesOf(id)));
  }
}
