package dev.rowhouse.marketplace.rental;

import dev.rowhouse.db.money.Money;
import java.time.Instant;

/**
 * Something that changed what the platform has at Stripe, as one side tells it.
 *
 * @param key the posting's
 */
record Movement(String key, Money amount, Instant at) {}
