package dev.rowhouse.marketplace.account;

import dev.rowhouse.marketplace.OrganizationId;
import java.time.Instant;

/** The account that rents, builds and pays. */
public record Organization(OrganizationId id, String name, Instant createdAt) {}
