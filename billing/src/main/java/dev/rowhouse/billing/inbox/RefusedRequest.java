package dev.rowhouse.billing.inbox;

import java.time.Instant;

/**
 * One refused request.
 *
 * @param excerpt the first 200 characters of the body, printable ones only
 */
public record RefusedRequest(Instant at, String reason, int size, String excerpt) {}
