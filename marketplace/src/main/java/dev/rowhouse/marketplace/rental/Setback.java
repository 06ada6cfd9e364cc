package dev.rowhouse.marketplace.rental;

import dev.rowhouse.billing.stripe.RentSetback;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.RentalId;

/**
 * Money of a payment that moved without our asking.
 *
 * @param vendors the vendor's part of the amount, with the same sign
 */
public record Setback(RentalId rental, String invoice, RentSetback moved, Money vendors) {}
