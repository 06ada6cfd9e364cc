package dev.rowhouse.marketplace;

import java.time.Instant;

/**
 * A server is paid for and becomes a node of the organization; published in the transaction that
 * wrote it, once.
 *
 * @param paidUntil the end of the first term
 */
public record RentalActivated(
    RentalId rental, OrganizationId organization, ServerId server, Instant paidUntil) {}
