package dev.rowhouse.provisioner.console;

import dev.rowhouse.db.audit.Actor;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.connection.Porch;

/**
 * Somebody who administers the tenant at whose door they stand, and no other.
 *
 * @param builder whose tenant it is
 * @param actor as the audit log calls them
 */
public record Admin(Porch porch, OrganizationId builder, Actor actor) {
  /** As people call them. */
  public String name() {
    return actor.name();
  }

  public TenantId tenant() {
    return porch.tenant();
  }
}
