package dev.rowhouse.marketplace;

import java.time.Instant;

/**
 * A server goes back to its vendor: tenants are to be drained or exported before the deadline.
 * Published in the transaction that wrote it.
 */
public record RentalReclaiming(
    RentalId rental,
    OrganizationId organization,
    ServerId server,
    Instant deadline,
    ReclaimReason reason) {}
