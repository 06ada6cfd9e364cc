package dev.rowhouse.marketplace.account;

import dev.rowhouse.marketplace.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/**
 * A user's place in one organization.
 *
 * @param suspension there while an operator keeps the organization from changing anything
 */
public record Member(
    OrganizationId organization,
    String organizationName,
    Optional<Suspension> suspension,
    User user,
    Role role,
    Instant joinedAt) {}
