package dev.rowhouse.marketplace;

import dev.rowhouse.db.money.Money;
import java.time.Instant;

/**
 * Notice of a renewal.
 *
 * @param at when the next term begins
 * @param rent of the whole next term
 * @param changed whether that is another price than before
 */
public record RentalRenews(
    RentalId rental, OrganizationId organization, Instant at, Money rent, boolean changed) {}
