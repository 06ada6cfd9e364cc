package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.portal.api.problem.ProblemType;
import dev.rowhouse.provisioner.ProjectId;
import org.springframework.stereotype.Component;

/** What a caller's key reaches; all that it does not reach does not exist for it. */
@Component
class Reach {
  /**
   * @throws Problem when the key opens one project only
   */
  void organization(Caller caller) {
    if (caller.project() != null) {
      throw new Problem(ProblemType.FORBIDDEN, "Use a key of the whole organization.");
    }
  }

  ProjectId project(Caller caller, ProjectId id) {
    if (!caller.opens(id)) {
      throw Problem.notFound("project");
    }
    return id;
  }
}
