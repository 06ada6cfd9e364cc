package dev.rowhouse.billing.metering;

import dev.rowhouse.db.money.Money;
import java.time.Instant;

/**
 * What a node costs a month.
 *
 * @param at counts for months that begin then or later; the first one for the month it is said in
 * @param saidBy a person, a key, or the rental
 */
public record NodePrice(String node, Instant at, Money month, String saidBy) {}
