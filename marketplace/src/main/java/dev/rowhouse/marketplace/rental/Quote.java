package dev.rowhouse.marketplace.rental;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.RentalId;
import java.time.Instant;

/**
 * What ending a rental now would give back.
 *
 * @param asOf the moment that it is computed for
 * @param outBy when tenants would have to be out
 */
public record Quote(RentalId rental, Instant asOf, Money refund, Instant outBy) {}
