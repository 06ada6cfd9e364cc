package dev.rowhouse.portal.street;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.inbox.Endpoints;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.project.Plans;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.template.Snapshot;
import dev.rowhouse.provisioner.template.Snapshots;
import dev.rowhouse.provisioner.template.Templates;
import dev.rowhouse.provisioner.tenant.Housed;
import dev.rowhouse.provisioner.tenant.TenantFilter;
import dev.rowhouse.provisioner.tenant.Tenants;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is left to do until the first paying house is lit; empty from then on. */
@Component
class Checklist {
  private final Projects projects;
  private final Templates templates;
  private final Snapshots snapshots;
  private final Plans plans;
  private final Endpoints endpoints;
  private final Tenants tenants;
  private final Signs signs;

  Checklist(
      Projects projects,
      Templates templates,
      Snapshots snapshots,
      Plans plans,
      Endpoints endpoints,
      Tenants tenants,
      Signs signs) {
    this.projects = projects;
    this.templates = templates;
    this.snapshots = snapshots;
    this.plans = plans;
    this.endpoints = endpoints;
    this.tenants = tenants;
    this.signs = signs;
  }

  /** One step; the first that is not done is the one to take. */
  record Step(String title, String why, String href, boolean done) {}

  List<Step> of(OrganizationId organization) {
    List<Project> all = projects.list(organization);
    Project first = all.isEmpty() ? null : all.getFirst();
    String at = first == null ? "/projects/new" : "/projects/" + first.id().value();
    boolean lit = all.stream().anyMatch(each -> paying(organization, each));
    return lit ? List.of() : steps(organization, all, at);
  }

  private List<Step> steps(OrganizationId organization, List<Project> all, String at) {
    boolean none = all.isEmpty();
    return List.of(
        new Step(
            "Attach a street",
            "A Docker host on which houses can be built.",
            "/nodes",
            !signs.nodes(organization).isEmpty()),
        new Step("Start a project", "One product of yours.", "/projects/new", !none),
        new Step(
            "Build the template",
            "The golden container that every customer gets a copy of.",
            none ? at : at + "/template",
            all.stream().anyMatch(p -> templates.find(organization, p.id()).isPresent())),
        new Step(
            "Freeze a snapshot",
            "What new houses are built from.",
            none ? at : at + "/template",
            all.stream().anyMatch(p -> frozen(organization, p))),
        new Step(
            "Say what a price means",
            "Map a price of your billing system to a plan.",
            none ? at : at + "/plans",
            all.stream().anyMatch(p -> !plans.list(organization, p.id()).isEmpty())),
        new Step(
            "Connect your billing",
            "A webhook address that signed events come to.",
            none ? at : at + "/webhooks",
            all.stream().anyMatch(p -> !endpoints.list(new OwnerId(p.id().value())).isEmpty())),
        new Step(
            "Light the first paying house",
            "Let somebody subscribe; their house is built within seconds.",
            at,
            false));
  }

  private boolean frozen(OrganizationId organization, Project project) {
    return snapshots.list(organization, project.id()).stream()
        .anyMatch(each -> each.state() == Snapshot.State.READY);
  }

  private boolean paying(OrganizationId organization, Project project) {
    return tenants.list(organization, project.id(), TenantFilter.FIRST).stream()
        .map(Housed::tenant)
        .anyMatch(tenant -> tenant.subscription() != null && tenant.readyAt() != null);
  }
}
