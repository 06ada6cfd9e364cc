package dev.rowhouse.marketplace.inventory;

import java.time.Instant;
import java.util.Optional;

/**
 * An offer as it is looked at.
 *
 * @param vendor its name
 * @param example of a vendor that was made up for trying out
 * @param price for the chosen term; empty when the offer is not for that long
 * @param free how many servers can be rented at once
 * @param machines how many there are, whatever they are doing
 */
public record Card(
    Offer offer, String vendor, boolean example, Optional<Price> price, int free, int machines) {
  /** Whether renting it would go on to the payment now. */
  public boolean rentable(Instant now) {
    return free > 0 && price.isPresent() && !offer.availableFrom().isAfter(now);
  }
}
