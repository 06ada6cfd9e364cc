package dev.rowhouse.marketplace.rental;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.HoldId;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.inventory.Price;
import java.time.Instant;
import java.util.Optional;

/**
 * An organization's contract on one server.
 *
 * @param span the last term that was paid for; empty before the first payment
 */
public record Rental(
    RentalId id,
    OrganizationId organization,
    ServerId server,
    HoldId hold,
    Contract contract,
    RentalState state,
    Checkout checkout,
    Optional<Span> span,
    Optional<Announced> announced,
    Optional<PastDue> pastDue,
    Optional<Reclaim> reclaim,
    Instant createdAt) {

  /** What a term that begins then costs a month: frozen, unless a change was announced in time. */
  public Money month(Instant begin) {
    return announced
        .filter(change -> !change.from().isAfter(begin))
        .map(Announced::month)
        .orElse(contract.price().month());
  }

  /** What the term after the paid one costs as a whole. */
  public Money nextRent() {
    Price price = contract.price();
    return new Price(price.term(), month(span.orElseThrow().to()), price.setup()).rent();
  }

  /** Whether new tenants may be placed on the server. */
  public boolean takesSignups() {
    return state.running()
        && pastDue.map(due -> due.steps() <= DunningStep.NO_SIGNUPS.ordinal()).orElse(true);
  }
}
