package dev.rowhouse.portal.connection;

import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.tenant.Tenants;
import org.springframework.stereotype.Component;

/** Where setup links lead: to the tenant's own door. */
@Component
class SetupLinks {
  private final Tenants tenants;
  private final Addresses addresses;

  SetupLinks(Tenants tenants, Addresses addresses) {
    this.tenants = tenants;
    this.addresses = addresses;
  }

  /**
   * The address that a link's secret part is written behind.
   *
   * @throws Rejected while there is no house yet
   */
  String before(Viewer viewer, TenantId id) {
    return addresses
            .of(viewer.organization(), tenants.get(viewer.organization(), id))
            .orElseThrow(
                () -> new Rejected("house", "Its house is not built yet; the link leads there."))
        + "/.door/setup/";
  }
}
