package dev.rowhouse.portal.api;

import dev.rowhouse.marketplace.HoldId;
import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.rental.Hold;
import dev.rowhouse.marketplace.rental.HoldState;
import java.time.Instant;

/**
 * A server kept for the organization.
 *
 * @param term in months
 */
record HoldView(HoldId id, OfferId offer, int term, HoldState state, Instant expiresAt) {
  static HoldView of(Hold hold) {
    return new HoldView(
        hold.id(), hold.offer(), hold.term().months(), hold.state(), hold.expiresAt());
  }
}
