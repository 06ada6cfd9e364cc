package dev.rowhouse.marketplace;

/**
 * Its members may only look from now on; published in the transaction that wrote it.
 *
 * @param stopTenants whether its tenants stop, too
 * @param by who did it, for example {@code operator:opr_…}
 */
public record OrganizationSuspended(
    OrganizationId organization, boolean stopTenants, String reason, String by) {}
