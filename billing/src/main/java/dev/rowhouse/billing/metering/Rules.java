package dev.rowhouse.billing.metering;

import dev.rowhouse.billing.OwnerId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which rule splits the cost of a month: the one that was wanted when the month began. An
 * organization's rule splits each node among all tenants; a project may divide its own part in
 * another way, which takes nothing from others.
 */
@Component
public class Rules {
  private static final Rule USUAL = Rule.TENANT_SECONDS;

  private final RuleStore store;
  private final Clock clock;

  Rules(RuleStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** From the next months on; a project without a rule follows its organization. */
  @Transactional
  public RuleChoice choose(OwnerId owner, Optional<Rule> rule, String by) {
    var choice = new RuleChoice(owner, clock.instant(), rule, by);
    store.insert(choice);
    return choice;
  }

  public Rule of(OwnerId organization, Instant monthBegan) {
    return store.at(List.of(organization), monthBegan).getOrDefault(organization, USUAL);
  }

  /** Of those only that want a rule of their own. */
  public Map<OwnerId, Rule> own(Collection<OwnerId> projects, Instant monthBegan) {
    return store.at(projects, monthBegan);
  }

  /** Newest first. */
  public List<RuleChoice> history(OwnerId owner) {
    return store.history(owner);
  }
}
