package dev.rowhouse.portal.api;

import dev.rowhouse.billing.EndpointId;
import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.inbox.Endpoint;
import dev.rowhouse.billing.inbox.Endpoints;
import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.portal.api.problem.ProblemType;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.Projects;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a caller's key reaches; all that it does not reach does not exist for it. */
@Component
class Reach {
  private final Projects projects;
  private final Containers containers;
  private final Endpoints endpoints;

  Reach(Projects projects, Containers containers, Endpoints endpoints) {
    this.projects = projects;
    this.containers = containers;
    this.endpoints = endpoints;
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

  Container container(Caller caller, ContainerId id) {
    return containers
        .find(id)
        .filter(container -> reaches(caller, container.project()))
        .orElseThrow(() -> Problem.notFound("container"));
  }

  Endpoint endpoint(Caller caller, ProjectId project, EndpointId id) {
    OwnerId owner = owner(caller, project);
    return endpoints
        .find(id)
        .filter(endpoint -> endpoint.owner().equals(owner))
        .orElseThrow(() -> Problem.notFound("webhook"));
  }

  /** As billing knows the project. */
  OwnerId owner(Caller caller, ProjectId project) {
    return new OwnerId(project(caller, project).id().value());
  }

  private boolean reaches(Caller caller, ProjectId project) {
    return caller.opens(project) && projects.find(caller.organization(), project).isPresent();
  }
}
