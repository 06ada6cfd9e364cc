package dev.rowhouse.marketplace.rental;

import dev.rowhouse.db.money.Money;
import java.time.Instant;

/**
 * A price that comes.
 *
 * @param month discounted for the rental's term
 * @param from terms that begin then or later have it
 */
public record Announced(Money month, Instant from) {}
