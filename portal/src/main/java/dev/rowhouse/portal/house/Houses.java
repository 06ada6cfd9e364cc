package dev.rowhouse.portal.house;

import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.container.Kind;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.tenant.Tenants;
import org.springframework.stereotype.Component;

/** Containers of the viewer's organization and of no other. */
@Component
public class Houses {
  private final Containers containers;
  private final Projects projects;
  private final Tenants tenants;

  Houses(Containers containers, Projects projects, Tenants tenants) {
    this.containers = containers;
    this.projects = projects;
    this.tenants = tenants;
  }

  public Container get(Viewer viewer, ContainerId id) {
    return containers
        .find(id)
        .filter(house -> projects.find(viewer.organization(), house.project()).isPresent())
        .orElseThrow(() -> NotHere.thing("house"));
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
