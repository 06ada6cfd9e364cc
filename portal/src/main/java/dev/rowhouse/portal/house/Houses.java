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

  /** The page that this house belongs to: its tenant's, or its project's template. */
  public String page(Viewer viewer, Container house) {
    return tenants
        .find(viewer.organization(), house.id())
        .map(housed -> "/tenants/" + housed.tenant().id().value())
        .orElseGet(() -> projectPage(house));
  }

  private static String projectPage(Container house) {
    String project = "/projects/" + house.project().value();
    return house.kind() == Kind.TEMPLATE ? project + "/template" : project;
  }
}
