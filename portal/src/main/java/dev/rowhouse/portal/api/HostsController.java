package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.provisioner.HostId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.host.Host;
import dev.rowhouse.provisioner.host.Hosts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Domains of a product and of its tenants. */
@RestController
@RequestMapping(ApiPaths.V1)
class HostsController {
  private final Hosts hosts;
  private final Reach reach;

  HostsController(Hosts hosts, Reach reach) {
    this.hosts = hosts;
    this.reach = reach;
  }

  /**
   * @param domain for a project {@code product.example}, below which its containers answer; for a
   *     tenant exactly the name that its container answers to
   */
  record HostJson(@NotBlank @Size(max = 300) String domain) {}

  record HostsView(List<HostView> items) {}

  /** Products' first, then its tenants'. */
  @GetMapping("/projects/{project}/hosts")
  HostsView list(@AuthenticationPrincipal Caller caller, @PathVariable ProjectId project) {
    reach.project(caller, project);
    return view(hosts.of(caller.organization(), project));
  }

  /** Claims a name of the product; it leads somewhere once its record is seen. */
  @PostMapping("/projects/{project}/hosts")
  @ResponseStatus(HttpStatus.CREATED)
  HostView claim(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @Valid @RequestBody HostJson wanted) {
    reach.project(caller, project);
    return HostView.of(hosts.claim(caller.organization(), project, wanted.domain()));
  }

  @GetMapping("/projects/{project}/hosts/{id}")
  HostView find(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @PathVariable HostId id) {
    return HostView.of(ours(caller, project, id));
  }

  /** Looks for the record now; at most once in five seconds. */
  @PostMapping("/projects/{project}/hosts/{id}/check")
  HostView check(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @PathVariable HostId id) {
    ours(caller, project, id);
    return HostView.of(hosts.check(caller.organization(), id));
  }

  /** Gives the domain up at once. */
  @DeleteMapping("/projects/{project}/hosts/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @PathVariable HostId id) {
    ours(caller, project, id);
    hosts.remove(caller.organization(), id);
  }

  @GetMapping("/tenants/{id}/hosts")
  HostsView ofTenant(@AuthenticationPrincipal Caller caller, @PathVariable TenantId id) {
    reach.tenant(caller, id);
    return view(hosts.of(caller.organization(), id));
  }

  /** Claims exactly this name for a tenant. */
  @PostMapping("/tenants/{id}/hosts")
  @ResponseStatus(HttpStatus.CREATED)
  HostView claimForTenant(
      @AuthenticationPrincipal Caller caller,
      @PathVariable TenantId id,
      @Valid @RequestBody HostJson wanted) {
    reach.tenant(caller, id);
    return HostView.of(hosts.claim(caller.organization(), id, wanted.domain()));
  }

  private Host ours(Caller caller, ProjectId project, HostId id) {
    reach.project(caller, project);
    return hosts
        .find(caller.organization(), id)
        .filter(host -> host.project().equals(project))
        .orElseThrow(() -> Problem.notFound("host"));
  }

  private static HostsView view(List<Host> all) {
    return new HostsView(all.stream().map(HostView::of).toList());
  }
}
