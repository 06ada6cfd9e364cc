package dev.rowhouse.provisioner.connection;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.container.Routes;
import org.springframework.stereotype.Component;

/** Tells gateways that there is a way in to a house, or none any more. */
@Component
public class WaysIn {
  private final ConnectionStore store;
  private final Bell bell;

  WaysIn(ConnectionStore store, Bell bell) {
    this.store = store;
    this.bell = bell;
  }

  /** In the transaction that changes it. */
  @Unowned
  public void changed(TenantId tenant) {
    store.touchRoute(tenant);
    bell.ring(Routes.CHANGED);
  }
}
