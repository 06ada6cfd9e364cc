package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.tag.Tag;
import dev.rowhouse.portal.api.tag.Tagged;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.Projects;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Projects of the organization. */
@RestController
@RequestMapping(ApiPaths.V1 + "/projects")
class ProjectsController {
  private final Projects projects;
  private final Reach reach;

  ProjectsController(Projects projects, Reach reach) {
    this.projects = projects;
    this.reach = reach;
  }

  @GetMapping
  Page<ProjectView> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam @Nullable ProjectId after,
      @RequestParam(defaultValue = Page.USUAL) @Min(1) @Max(Page.MOST) int limit) {
    List<Project> found =
        reach.projects(caller).stream()
            .sorted(Comparator.comparing(project -> project.id().value()))
            .toList();
    return Page.cut(found, after, limit, project -> project.id().value(), ProjectView::of);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ProjectView create(
      @AuthenticationPrincipal Caller caller, @Valid @RequestBody ProjectJson wanted) {
    reach.organization(caller);
    return ProjectView.of(projects.create(caller.organization(), wanted.fresh()));
  }

  @Tagged
  @GetMapping("/{id}")
  ProjectView find(@AuthenticationPrincipal Caller caller, @PathVariable ProjectId id) {
    return ProjectView.of(reach.project(caller, id));
  }

  /** What was compared is what is changed: its version is a condition of the write. */
  @Tagged
  @RequestMapping(
      path = "/{id}",
      method = {RequestMethod.PATCH, RequestMethod.PUT})
  ProjectView update(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
      @Valid @RequestBody ProjectJson wanted) {
    Project before = reach.project(caller, id);
    Tag.check(match, ProjectView.of(before));
    int version = Given.or(wanted.version(), before.version());
    return ProjectView.of(
        projects.update(caller.organization(), id, version, wanted.over(before.settings())));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@AuthenticationPrincipal Caller caller, @PathVariable ProjectId id) {
    reach.organization(caller);
    reach.project(caller, id);
    projects.delete(caller.organization(), id, caller.cause("deleted by API"));
  }
}
