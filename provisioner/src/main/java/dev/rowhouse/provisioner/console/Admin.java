package dev.rowhouse.provisioner.console;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.connection.Porch;

/**
 * Somebody who administers the tenant at whose door they stand, and no other.
 *
 * @param builder whose tenant it is
 * @param name as people call them
 */
public record Admin(Porch porch, OrganizationId builder, String name) {
  public TenantId tenant() {
    return porch.tenant();
  }
}
