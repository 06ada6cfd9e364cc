package dev.rowhouse.marketplace.account;

import dev.rowhouse.marketplace.OrganizationId;
import java.time.Instant;

/** A user's place in one organization. */
public record Member(
    OrganizationId organization, String organizationName, User user, Role role, Instant joinedAt) {}
