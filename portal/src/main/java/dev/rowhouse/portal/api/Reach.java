package dev.rowhouse.portal.api;

import dev.rowhouse.billing.EndpointId;
import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.ReceiverId;
import dev.rowhouse.billing.inbox.Endpoint;
import dev.rowhouse.billing.inbox.Endpoints;
import dev.rowhouse.billing.outbound.Receiver;
import dev.rowhouse.billing.outbound.Receivers;
import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.portal.api.problem.ProblemType;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Holding;
import dev.rowhouse.provisioner.container.Holdings;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.tenant.Housed;
import dev.rowhouse.provisioner.tenant.Tenants;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a caller's key reaches; all that it does not reach does not exist for it. */
@Component
class Reach {
  private final Projects projects;
  private final Holdings holdings;
  private final Tenants tenants;
  private final Endpoints endpoints;
  private final Receivers receivers;

  Reach(
      Projects projects,
      Holdings holdings,
      Tenants tenants,
      Endpoints endpoints,
      Receivers receivers) {
    this.projects = projects;
    this.holdings = holdings;
    this.tenants = tenants;
    this.endpoints = endpoints;
    this.receivers = receivers;
  }

  /**
   * @throws Problem when the key opens one project only
   */
  void organization(Caller caller) {
    if (caller.project() != null) {
      throw new Problem(ProblemType.FORBIDDEN, "Use a key of the whole organization.");
    }
  }

  Project project(Caller caller, ProjectId id) {
    return projects
        .find(caller.organization(), id)
        .filter(project -> caller.opens(project.id()))
        .orElseThrow(() -> Problem.notFound("project"));
  }

  List<Project> projects(Caller caller) {
    return projects.list(caller.organization()).stream()
        .filter(project -> caller.opens(project.id()))
        .toList();
  }

  /** All containers that the key opens. */
  Holding containers(Caller caller) {
    return holdings.of(caller.organization(), caller.project());
  }

  Container container(Caller caller, ContainerId id) {
    return containers(caller).find(id).orElseThrow(() -> Problem.notFound("container"));
  }

  Housed tenant(Caller caller, TenantId id) {
    return tenants
        .find(caller.organization(), id)
        .filter(housed -> caller.opens(housed.tenant().project()))
        .orElseThrow(() -> Problem.notFound("tenant"));
  }

  /** Whose container it is, if a tenant's. */
  Optional<TenantId> tenantOf(Caller caller, ContainerId id) {
    return tenants.find(caller.organization(), id).map(housed -> housed.tenant().id());
  }

  Receiver receiver(Caller caller, ProjectId project, ReceiverId id) {
    return receivers
        .find(owner(caller, project), id)
        .orElseThrow(() -> Problem.notFound("webhook"));
  }

  Endpoint endpoint(Caller caller, ProjectId project, EndpointId id) {
    return endpoints
        .find(owner(caller, project), id)
        .orElseThrow(() -> Problem.notFound("webhook"));
  }

  /** As billing knows the project. */
  OwnerId owner(Caller caller, ProjectId project) {
    return new OwnerId(project(caller, project).id().value());
  }
}
