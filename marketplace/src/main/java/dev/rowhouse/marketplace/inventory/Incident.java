package dev.rowhouse.marketplace.inventory;

import dev.rowhouse.marketplace.IncidentId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that went wrong with a server.
 *
 * @param endedAt empty while it goes on
 */
public record Incident(
    IncidentId id, IncidentKind kind, String words, Instant beganAt, Optional<Instant> endedAt) {}
