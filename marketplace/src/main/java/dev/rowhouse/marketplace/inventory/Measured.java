package dev.rowhouse.marketplace.inventory;

import java.time.Instant;

/**
 * What was found on a machine when it was enrolled; units as in {@link Specs}.
 *
 * @param at when
 */
public record Measured(
    String cpu, int cores, int score, int ramGb, int diskGb, int bandwidthMbps, Instant at) {}
