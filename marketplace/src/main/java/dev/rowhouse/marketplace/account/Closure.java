package dev.rowhouse.marketplace.account;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The end of an organization.
 *
 * @param goes what was listed when it was asked for
 * @param waits what it waits for, for people; empty while it goes on
 * @param receipt what was removed; empty until it is done
 */
public record Closure(
    OrganizationId organization,
    String name,
    UserId askedBy,
    String askedByName,
    Instant askedAt,
    List<String> goes,
    Optional<String> waits,
    List<String> receipt,
    Optional<Instant> doneAt) {}
