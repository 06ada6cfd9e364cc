package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.template.Snapshot;
import dev.rowhouse.provisioner.template.Snapshots;
import dev.rowhouse.provisioner.transfer.Travel;
import dev.rowhouse.provisioner.transfer.Travels;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Snapshots of a project's template. */
@RestController
@RequestMapping(ApiPaths.V1 + "/projects/{project}/snapshots")
class SnapshotsController {
  private final Snapshots snapshots;
  private final Travels travels;
  private final Reach reach;

  SnapshotsController(Snapshots snapshots, Travels travels, Reach reach) {
    this.snapshots = snapshots;
    this.travels = travels;
    this.reach = reach;
  }

  @GetMapping
  Page<SnapshotView> list(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @RequestParam Snapshot.@Nullable State state,
      @RequestParam @Nullable Integer number,
      @RequestParam @Nullable SnapshotId after,
      @RequestParam(defaultValue = Page.USUAL) @Min(1) @Max(Page.MOST) int limit) {
    reach.project(caller, project);
    List<Snapshot> found =
        snapshots.list(caller.organization(), project).stream()
            .filter(snapshot -> Given.matches(state, snapshot.state()))
            .filter(snapshot -> Given.matches(number, snapshot.number()))
            .sorted(Comparator.comparing(snapshot -> snapshot.id().value()))
            .toList();
    List<Travel> all = travels.of(caller.organization(), project);
    return Page.cut(
        found,
        after,
        limit,
        snapshot -> snapshot.id().value(),
        snapshot -> SnapshotView.of(snapshot, all));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  SnapshotView freeze(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @Valid @RequestBody(required = false) @Nullable Freeze wanted) {
    reach.project(caller, project);
    return SnapshotView.of(
        snapshots.freeze(
            caller.organization(), project, Freeze.noteOf(wanted), caller.cause("frozen by API")),
        List.of());
  }

  @GetMapping("/{id}")
  SnapshotView find(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @PathVariable SnapshotId id) {
    reach.project(caller, project);
    return SnapshotView.of(
        snapshots.get(caller.organization(), project, id),
        travels.of(caller.organization(), project));
  }
}
