package dev.rowhouse.marketplace;

/**
 * It goes on as before; published in the transaction that wrote it.
 *
 * @param tenantsWereStopped whether its tenants may run again
 */
public record OrganizationResumed(
    OrganizationId organization, boolean tenantsWereStopped, String reason, String by) {}
