package dev.rowhouse.portal.api;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.metering.Rule;
import dev.rowhouse.billing.metering.RuleChoice;
import dev.rowhouse.billing.metering.Rules;
import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.provisioner.ProjectId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** By which rule the flat cost of nodes is split among tenants. */
@RestController
@RequestMapping(ApiPaths.V1)
class SplittingController {
  private final Rules rules;
  private final Reach reach;
  private final Clock clock;

  SplittingController(Rules rules, Reach reach, Clock clock) {
    this.rules = rules;
    this.reach = reach;
    this.clock = clock;
  }

  /**
   * @param rule {@code tenant-seconds/1} (by the time that each had a place), {@code equal/1} (the
   *     same for everybody) or {@code usage/1} (a second awake counts as ten asleep)
   */
  record Wanted(@NotBlank String rule) {}

  /**
   * @param rule as the organization's; null: the project follows its organization
   */
  record ProjectWanted(@Nullable String rule) {}

  /**
   * @param rule for months that begin now
   * @param own whether it is a project's own; an organization always has its own
   * @param choices among which one may choose
   * @param history newest first; each counts for months that begin after it
   */
  record SplittingView(String rule, boolean own, List<String> choices, List<ChoiceView> history) {}

  /**
   * @param rule null: from then on it followed its organization
   */
  record ChoiceView(Instant at, @Nullable String rule, String saidBy) {
    static ChoiceView of(RuleChoice choice) {
      return new ChoiceView(choice.at(), choice.rule().map(Rule::id).orElse(null), choice.saidBy());
    }
  }

  @GetMapping("/splitting")
  SplittingView find(@AuthenticationPrincipal Caller caller) {
    reach.organization(caller);
    return view(whose(caller), rules.of(whose(caller), clock.instant()), true);
  }

  /** Counts for months that begin after it; the running ones stay as they are. */
  @PutMapping("/splitting")
  SplittingView choose(@AuthenticationPrincipal Caller caller, @Valid @RequestBody Wanted wanted) {
    reach.organization(caller);
    rules.choose(whose(caller), Optional.of(rule(wanted.rule())), caller.actor());
    return find(caller);
  }

  /** How the project divides its own part, which changes nobody else's share. */
  @GetMapping("/projects/{project}/splitting")
  SplittingView ofProject(@AuthenticationPrincipal Caller caller, @PathVariable ProjectId project) {
    OwnerId owner = reach.owner(caller, project);
    Instant now = clock.instant();
    Map<OwnerId, Rule> own = rules.own(List.of(owner), now);
    Rule rule = own.getOrDefault(owner, rules.of(whose(caller), now));
    return view(owner, rule, own.containsKey(owner));
  }

  /** Counts for months that begin after it; the running ones stay as they are. */
  @PutMapping("/projects/{project}/splitting")
  SplittingView chooseForProject(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @Valid @RequestBody ProjectWanted wanted) {
    OwnerId owner = reach.owner(caller, project);
    Optional<Rule> rule = Optional.ofNullable(wanted.rule()).map(SplittingController::rule);
    rules.choose(owner, rule, caller.actor());
    return ofProject(caller, project);
  }

  private SplittingView view(OwnerId owner, Rule rule, boolean own) {
    return new SplittingView(
        rule.id(),
        own,
        Arrays.stream(Rule.values()).map(Rule::id).toList(),
        rules.history(owner).stream().map(ChoiceView::of).toList());
  }

  private static OwnerId whose(Caller caller) {
    return new OwnerId(caller.organization().value());
  }

  private static Rule rule(String id) {
    return Arrays.stream(Rule.values())
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> Problem.invalid("rule", "tenant-seconds/1, equal/1 or usage/1, not " + id));
  }
}
