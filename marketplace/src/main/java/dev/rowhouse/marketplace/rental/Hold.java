package dev.rowhouse.marketplace.rental;

import dev.rowhouse.marketplace.HoldId;
import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.inventory.Term;
import java.time.Instant;

/** A server kept for one renter until a moment. */
public record Hold(
    HoldId id,
    OrganizationId organization,
    OfferId offer,
    ServerId server,
    Term term,
    HoldState state,
    Instant heldAt,
    Instant expiresAt) {

  /** Whether its time is over but nobody said so yet. */
  public boolean overdue(Instant now) {
    return state == HoldState.ACTIVE && !expiresAt.isAfter(now);
  }
}
