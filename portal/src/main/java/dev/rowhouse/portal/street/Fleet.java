package dev.rowhouse.portal.street;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.portal.house.Look;
import dev.rowhouse.portal.house.Looks;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.ContainerFilter;
import dev.rowhouse.provisioner.container.Holdings;
import dev.rowhouse.provisioner.cost.Occupants;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.tenant.Housed;
import dev.rowhouse.provisioner.tenant.TenantFilter;
import dev.rowhouse.provisioner.tenant.Tenants;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All houses of an organization, gathered by the street they stand on. */
@Component
class Fleet {
  private static final int PAGE = 200;
  private static final int MOST = 3000;
  private static final String UNPLACED = "";

  private final Projects projects;
  private final Tenants tenants;
  private final Holdings holdings;
  private final Signs signs;
  private final Looks looks;
  private final Occupants occupants;

  Fleet(
      Projects projects,
      Tenants tenants,
      Holdings holdings,
      Signs signs,
      Looks looks,
      Occupants occupants) {
    this.projects = projects;
    this.tenants = tenants;
    this.holdings = holdings;
    this.signs = signs;
    this.looks = looks;
    this.occupants = occupants;
  }

  /** In the order of their names; what has no street comes last. */
  List<Street> of(OrganizationId organization) {
    Map<String, List<Plot>> byNode = new HashMap<>();
    List<Node> nodes = signs.nodes(organization);
    Map<ContainerId, String> moving = occupants.moving(organization);
    for (Project project : projects.list(organization)) {
      gather(organization, project, byNode, moving);
    }
    List<Street> streets = new ArrayList<>();
    for (Node node : nodes) {
      List<Plot> plots = byNode.remove(node.id().value());
      streets.add(signs.street(node, plots == null ? List.of() : plots));
    }
    streets.sort(Comparator.comparing(Street::name));
    List<Plot> waiting = byNode.remove(UNPLACED);
    byNode.values().forEach(plots -> streets.add(Signs.nowhere("Another street", plots)));
    if (waiting != null) {
      streets.add(Signs.nowhere("Waiting for a place", waiting));
    }
    return streets;
  }

  private void gather(
      OrganizationId organization,
      Project project,
      Map<String, List<Plot>> byNode,
      Map<ContainerId, String> moving) {
    Map<ContainerId, Housed> owners = new HashMap<>();
    for (Housed housed : everyone(organization, project)) {
      if (housed.house() == null) {
        put(byNode, null, lot(project, housed));
      } else {
        owners.put(housed.house().container(), housed);
      }
    }
    var houses =
        holdings.of(organization, project.id()).list(ContainerFilter.ALL, Optional.empty(), MOST);
    for (Container house : houses) {
      put(byNode, house, plot(project, house, owners.get(house.id()), moving.get(house.id())));
    }
  }

  private List<Housed> everyone(OrganizationId organization, Project project) {
    List<Housed> all = new ArrayList<>();
    @Nullable TenantId after = null;
    List<Housed> page;
    do {
      page = tenants.list(organization, project.id(), new TenantFilter("", Set.of(), after, PAGE));
      all.addAll(page);
      after = page.isEmpty() ? null : page.getLast().tenant().id();
    } while (page.size() == PAGE && all.size() < MOST);
    return all;
  }

  private static void put(Map<String, List<Plot>> byNode, @Nullable Container house, Plot plot) {
    String node = house == null || house.node() == null ? UNPLACED : house.node().value();
    byNode.computeIfAbsent(node, _ -> new ArrayList<>()).add(plot);
  }

  private Plot lot(Project project, Housed housed) {
    return new Plot(
        housed.tenant().name(),
        "/tenants/" + housed.tenant().id().value(),
        project.name(),
        Look.of(housed),
        0,
        null,
        null,
        null);
  }

  private Plot plot(
      Project project, Container house, @Nullable Housed owner, @Nullable String towards) {
    String page = "/projects/" + project.id().value();
    return new Plot(
        owner == null ? nameOf(project, house) : owner.tenant().name(),
        owner == null ? pageOf(page, house) : "/tenants/" + owner.tenant().id().value(),
        project.name(),
        look(house, owner, towards),
        looks.kind(owner == null ? house.id() : owner.tenant().id()),
        house.host(),
        house.lastRequestAt(),
        towards);
  }

  private static Look look(Container house, @Nullable Housed owner, @Nullable String towards) {
    if (towards != null) {
      return Look.MOVING;
    }
    return owner == null ? Look.of(house) : Look.of(owner);
  }

  private static String pageOf(String project, Container house) {
    return switch (house.kind()) {
      case TEMPLATE -> project + "/template";
      case COPY -> "/houses/" + house.id().value();
      case TENANT, SPARE -> project;
    };
  }

  private static String nameOf(Project project, Container house) {
    return switch (house.kind()) {
      case TEMPLATE -> "the template of " + project.name();
      case SPARE -> "a ready house of " + project.name();
      case COPY, TENANT -> house.name();
    };
  }
}
