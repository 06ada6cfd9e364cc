package dev.rowhouse.marketplace;

/** The organization has the server no longer; published in the transaction that wrote it. */
public record RentalEnded(
    RentalId rental, OrganizationId organization, ServerId server, ReclaimReason reason) {}
