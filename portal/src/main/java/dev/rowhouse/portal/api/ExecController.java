package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.template.Templates;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Runs a command in a container; its output streams as JSON lines, the exit code at the end. */
@RestController
class ExecController {
  private final Executing executing;
  private final Templates templates;
  private final Reach reach;

  ExecController(Executing executing, Templates templates, Reach reach) {
    this.executing = executing;
    this.templates = templates;
    this.reach = reach;
  }

  @PostMapping(
      path = ApiPaths.V1 + "/containers/{id}/exec",
      produces = MediaType.APPLICATION_NDJSON_VALUE)
  void exec(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ContainerId id,
      @Valid @RequestBody Executing.Command command,
      HttpServletResponse response)
      throws IOException {
    executing.run(reach.container(caller, id).id(), command, response);
  }

  @PostMapping(
      path = ApiPaths.V1 + "/projects/{project}/template/exec",
      produces = MediaType.APPLICATION_NDJSON_VALUE)
  void execInTemplate(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @Valid @RequestBody Executing.Command command,
      HttpServletResponse response)
      throws IOException {
    reach.project(caller, project);
    ContainerId id = templates.container(caller.organization(), project).id();
    executing.run(id, command, response);
  }
}
