package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.portal.api.tag.Tag;
import dev.rowhouse.portal.api.tag.Tagged;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.RuleId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A container's firewall rules, in the order in which they are read. */
@RestController
@RequestMapping(ApiPaths.V1 + "/containers/{id}/firewall")
class FirewallController {
  private final Reach reach;

  FirewallController(Reach reach) {
    this.reach = reach;
  }

  record Rules(@NotNull List<@Valid RuleJson> rules) {}

  @Tagged
  @GetMapping
  Rules get(@AuthenticationPrincipal Caller caller, @PathVariable ContainerId id) {
    reach.container(caller, id);
    return now(caller, id);
  }

  /** Compared under the lock under which they are changed. */
  @Tagged
  @PutMapping
  Rules replace(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ContainerId id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
      @Valid @RequestBody Rules wanted) {
    reach.container(caller, id);
    change(
        caller,
        id,
        now -> {
          Tag.check(match, new Rules(RuleJson.all(now)));
          return RuleJson.over(wanted.rules(), now);
        });
    return now(caller, id);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  RuleJson add(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ContainerId id,
      @Valid @RequestBody RuleJson wanted) {
    reach.container(caller, id);
    FirewallRule rule = wanted.rule();
    change(caller, id, now -> Stream.concat(now.stream(), Stream.of(rule)).toList());
    return RuleJson.of(rule);
  }

  @DeleteMapping("/{rule}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ContainerId id,
      @PathVariable RuleId rule) {
    reach.container(caller, id);
    change(caller, id, now -> without(now, rule));
  }

  private static List<FirewallRule> without(List<FirewallRule> before, RuleId rule) {
    List<FirewallRule> after = before.stream().filter(each -> !each.id().equals(rule)).toList();
    if (after.size() == before.size()) {
      throw Problem.notFound("rule");
    }
    return after;
  }

  private void change(Caller caller, ContainerId id, UnaryOperator<List<FirewallRule>> change) {
    reach.containers(caller).rules(id, change, caller.cause("firewall changed by API"));
  }

  private Rules now(Caller caller, ContainerId id) {
    return new Rules(RuleJson.all(reach.containers(caller).rulesOf(id)));
  }
}
