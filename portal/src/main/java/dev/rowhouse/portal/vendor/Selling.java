package dev.rowhouse.portal.vendor;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.marketplace.vendor.Vendor;
import dev.rowhouse.marketplace.vendor.Vendors;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.viewer.Viewer;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who sells for the viewer: the vendor that their organization is. */
@Component
class Selling {
  private final Vendors vendors;

  Selling(Vendors vendors) {
    this.vendors = vendors;
  }

  Optional<Vendor> find(Viewer viewer) {
    return vendors.of(viewer.organization());
  }

  Vendor get(Viewer viewer) {
    return find(viewer).orElseThrow(() -> NotHere.thing("vendor"));
  }

  static String by(Viewer viewer) {
    return "user:" + viewer.user().id().value();
  }

  static boolean may(Viewer viewer) {
    return viewer.may(Permission.NODES);
  }
}
