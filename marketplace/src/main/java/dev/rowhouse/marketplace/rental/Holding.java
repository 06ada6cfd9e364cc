package dev.rowhouse.marketplace.rental;

import dev.rowhouse.marketplace.HoldId;
import dev.rowhouse.marketplace.JustTaken;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.inventory.Browsing;
import dev.rowhouse.marketplace.inventory.Card;
import dev.rowhouse.marketplace.inventory.Servers;
import dev.rowhouse.marketplace.inventory.Term;
import dev.rowhouse.marketplace.setting.Setting;
import dev.rowhouse.marketplace.setting.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeping a server for who is about to pay: whoever comes second hears it before paying. */
@Component
public class Holding {
  private static final int MOST_AT_ONCE = 3;

  private final HoldStore holds;
  private final Browsing browsing;
  private final Servers servers;
  private final Clock clock;
  private final Settings settings;

  Holding(HoldStore holds, Browsing browsing, Servers servers, Settings settings, Clock clock) {
    this.holds = holds;
    this.browsing = browsing;
    this.servers = servers;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Keeps a server of the offer. Asked again by the same organization, for the same term and in
   * time, it gives the hold that there is.
   *
   * @throws JustTaken when others have them all
   * @throws Rejected for the field {@code offer} when it cannot be rented now or the organization
   *     holds too many, {@code term} when it is not offered for that long
   */
  @Transactional
  public Hold hold(OrganizationId organization, OfferId offer, Term term) {
    holds.lock(organization);
    Instant now = clock.instant();
    List<Hold> theirs = holds.active(organization);
    Optional<Hold> same = theirs.stream().filter(each -> each.offer().equals(offer)).findFirst();
    if (same.isPresent()) {
      return again(same.get(), term, now);
    }
    Rejected.unless(
        theirs.size() < MOST_AT_ONCE, "offer", "pay for what you hold, or let go of it, first");
    checkOffer(offer, term, now);
    ServerId server =
        servers
            .take(offer, "held for " + organization.value())
            .orElseThrow(() -> new JustTaken(offer));
    return keep(organization, offer, server, term, now);
  }

  private static Hold again(Hold held, Term term, Instant now) {
    Rejected.unless(
        held.term() == term && !held.overdue(now),
        "offer",
        "you hold one of these for %d months until %s: pay for it or let go of it first"
            .formatted(held.term().months(), held.expiresAt()));
    return held;
  }

  private void checkOffer(OfferId id, Term term, Instant now) {
    Rejected.unless(settings.on(Setting.RENTING), "offer", "nothing can be rented at the moment");
    Card card =
        browsing
            .find(id, term)
            .orElseThrow(() -> new Rejected("offer", "this is not offered any more"));
    card.offer().price(term);
    Rejected.unless(
        !card.offer().availableFrom().isAfter(now),
        "offer",
        "can be rented from " + card.offer().availableFrom());
  }

  private Hold keep(
      OrganizationId organization, OfferId offer, ServerId server, Term term, Instant now) {
    var hold =
        new Hold(
            HoldId.mint(),
            organization,
            offer,
            server,
            term,
            HoldState.ACTIVE,
            now,
            now.plus(settings.hold()));
    holds.insert(hold);
    return hold;
  }

  /** What the organization holds now. */
  public List<Hold> active(OrganizationId organization) {
    Instant now = clock.instant();
    return holds.active(organization).stream().filter(hold -> !hold.overdue(now)).toList();
  }

  public Optional<Hold> find(OrganizationId organization, HoldId id) {
    return holds.find(id).filter(hold -> hold.organization().equals(organization));
  }

  /**
   * @throws NotNow when there is no such hold of the organization's
   */
  public Hold get(OrganizationId organization, HoldId id) {
    return find(organization, id).orElseThrow(() -> new NotNow("no such hold"));
  }
}
