package dev.rowhouse.billing.ledger;

import java.time.Instant;

/**
 * An entry with what it was booked as.
 *
 * @param line its place in the group, from 0
 */
public record BookedEntry(
    GroupId group, int line, String key, String memo, Instant bookedAt, Entry entry) {}
