package dev.rowhouse.marketplace.account;

import dev.rowhouse.marketplace.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/**
 * The account that rents, builds and pays.
 *
 * @param suspension there while an operator keeps its members from changing anything
 */
public record Organization(
    OrganizationId id, String name, Instant createdAt, Optional<Suspension> suspension) {}
