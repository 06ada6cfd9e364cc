package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.provisioner.BackupId;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.backup.Backup;
import dev.rowhouse.provisioner.backup.Backups;
import dev.rowhouse.provisioner.backup.Losses;
import dev.rowhouse.provisioner.backup.Policy;
import dev.rowhouse.provisioner.backup.Protection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is kept of tenants, and how often. */
@RestController
@RequestMapping(ApiPaths.V1)
class BackupsController {
  private final Backups backups;
  private final Losses losses;
  private final Reach reach;

  BackupsController(Backups backups, Losses losses, Reach reach) {
    this.backups = backups;
    this.losses = losses;
    this.reach = reach;
  }

  /**
   * @param on whether the project's tenants are backed up
   * @param everyHours how often
   * @param keep how many of each
   * @param place where the next ones go: a folder of the installation, or another node
   * @param tenants how many there are that have something to lose
   * @param kept of how many of them there is a whole backup
   * @param oldest the worst of their newest backups: nobody who is kept would lose more than what
   *     was written since
   */
  record PolicyView(
      boolean on,
      @Nullable Integer everyHours,
      @Nullable Integer keep,
      Policy.@Nullable Place place,
      int tenants,
      int kept,
      @Nullable Instant oldest) {
    static PolicyView of(Optional<Policy> policy, Protection now) {
      return new PolicyView(
          policy.isPresent(),
          policy.map(Policy::everyHours).orElse(null),
          policy.map(Policy::keep).orElse(null),
          policy.map(Policy::place).orElse(null),
          now.tenants(),
          now.kept(),
          now.oldest());
    }
  }

  /**
   * @param place left out: a folder of the installation
   */
  record PolicyJson(
      @Min(1) @Max(720) int everyHours, @Min(1) @Max(100) int keep, Policy.@Nullable Place place) {}

  /**
   * @param lostSince since when its node is lost; null while it answers
   * @param newest how old the newest whole backup is: what would be lost now is what was written
   *     since
   */
  record BackupsView(
      @Nullable Instant lostSince, @Nullable Instant newest, List<BackupView> backups) {}

  record Restoring(@NotNull BackupId backup) {}

  @GetMapping("/projects/{project}/backups")
  PolicyView policy(@AuthenticationPrincipal Caller caller, @PathVariable ProjectId project) {
    reach.project(caller, project);
    return PolicyView.of(
        backups.policy(caller.organization(), project),
        backups.protection(caller.organization(), project));
  }

  @PutMapping("/projects/{project}/backups")
  PolicyView turnOn(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @Valid @RequestBody PolicyJson wanted) {
    reach.project(caller, project);
    var place = Optional.ofNullable(wanted.place()).orElse(Policy.Place.FOLDER);
    var policy = new Policy(wanted.everyHours(), wanted.keep(), place);
    backups.policy(caller.organization(), project, Optional.of(policy));
    return policy(caller, project);
  }

  /** What there is stays. */
  @DeleteMapping("/projects/{project}/backups")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void turnOff(@AuthenticationPrincipal Caller caller, @PathVariable ProjectId project) {
    reach.project(caller, project);
    backups.policy(caller.organization(), project, Optional.empty());
  }

  @GetMapping("/containers/{id}/backups")
  BackupsView list(@AuthenticationPrincipal Caller caller, @PathVariable ContainerId id) {
    reach.container(caller, id);
    List<Backup> all = backups.of(caller.organization(), id);
    return new BackupsView(
        losses.since(caller.organization(), id).orElse(null),
        all.stream()
            .filter(each -> each.state() == Backup.State.DONE)
            .map(Backup::beganAt)
            .findFirst()
            .orElse(null),
        all.stream().map(BackupView::of).toList());
  }

  /** Asks for one now. */
  @PostMapping("/containers/{id}/backups")
  @ResponseStatus(HttpStatus.ACCEPTED)
  BackupView take(@AuthenticationPrincipal Caller caller, @PathVariable ContainerId id) {
    reach.container(caller, id);
    return BackupView.of(backups.take(caller.organization(), id, caller.cause("backed up by API")));
  }

  /** Makes the container again as it was then; what was written since is lost. */
  @PostMapping("/containers/{id}/restore")
  @ResponseStatus(HttpStatus.ACCEPTED)
  BackupsView restore(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ContainerId id,
      @Valid @RequestBody Restoring wanted) {
    reach.container(caller, id);
    backups.restore(caller.organization(), id, wanted.backup(), caller.cause("restored by API"));
    return list(caller, id);
  }
}
