package dev.rowhouse.marketplace.rental;

import java.time.Instant;

/**
 * A payment is missing.
 *
 * @param steps how many of the ladder were taken
 */
public record PastDue(Instant since, int steps) {}
