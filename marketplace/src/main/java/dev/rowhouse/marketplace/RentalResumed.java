package dev.rowhouse.marketplace;

/** The payment came after all: what was suspended or being drained goes on. */
public record RentalResumed(RentalId rental, OrganizationId organization, ServerId server) {}
