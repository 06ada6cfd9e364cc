package dev.rowhouse.portal.house;

import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Holding;
import dev.rowhouse.provisioner.container.Holdings;
import dev.rowhouse.provisioner.container.Kind;
import dev.rowhouse.provisioner.tenant.Tenants;
import org.springframework.stereotype.Component;

/** Containers of the viewer's organization and of no other. */
@Component
public class Houses {
  private final Holdings holdings;
  private final Tenants tenants;

  Houses(Holdings holdings, Tenants tenants) {
    this.holdings = holdings;
    this.tenants = tenants;
  }

  /** All that the viewer may see. */
  public Holding of(Viewer viewer) {
    return holdings.of(viewer.organization());
  }

  public Container get(Viewer viewer, ContainerId id) {
    return of(viewer).find(id).orElseThrow(() -> NotHere.thing("house"));
  }

  /** The page that this house belongs to: its tenant's, its project's template, or its own. */
  public String page(Viewer viewer, Container house) {
    return tenants
        .find(viewer.organization(), house.id())
        .map(housed -> "/tenants/" + housed.tenant().id().value())
        .orElseGet(() -> ownPage(house));
  }

  private static String ownPage(Container house) {
    String project = "/projects/" + house.project().value();
    return switch (house.kind()) {
      case TEMPLATE -> project + "/template";
      case COPY -> "/houses/" + house.id().value();
      case TENANT, SPARE -> project;
    };
  }

  /** What people call it: by its tenant, or by its own name. */
  public String title(Viewer viewer, Container house) {
    return tenants
        .find(viewer.organization(), house.id())
        .map(housed -> housed.tenant().name())
        .orElse(house.kind() == Kind.TEMPLATE ? "the template" : house.name());
  }
}
