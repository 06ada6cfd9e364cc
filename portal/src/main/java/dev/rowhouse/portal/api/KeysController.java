package dev.rowhouse.portal.api;

import dev.rowhouse.marketplace.ApiKeyId;
import dev.rowhouse.marketplace.account.ApiKey;
import dev.rowhouse.marketplace.account.ApiKeys;
import dev.rowhouse.marketplace.account.KeyScope;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.portal.api.problem.ProblemType;
import dev.rowhouse.portal.key.Networks;
import dev.rowhouse.provisioner.ProjectId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keys of the organization; a key of one project cannot see or make others. */
@RestController
@RequestMapping(ApiPaths.V1 + "/keys")
class KeysController {
  private final ApiKeys keys;
  private final Reach reach;

  KeysController(ApiKeys keys, Reach reach) {
    this.keys = keys;
    this.reach = reach;
  }

  /**
   * @param project the one project to open; left out for all of the organization
   * @param permissions at most those of the key that asks; left out for all of them
   * @param networks from where it opens, as addresses or CIDR, within those of the key that asks;
   *     left out for the same
   * @param expiresAt not after the end of the key that asks; left out for the same, or for never
   */
  record NewKey(
      @NotBlank @Size(max = 100) String name,
      @Nullable ProjectId project,
      @Size(min = 1) @Nullable Set<Permission> permissions,
      @Size(max = Networks.MOST) @Nullable List<String> networks,
      @Future @Nullable Instant expiresAt) {}

  /**
   * @param overlapSeconds how long the old secret goes on, a week at most; an hour when left out
   */
  record Roll(@Min(0) @Max(604_800) @Nullable Integer overlapSeconds) {
    Duration overlap() {
      return Duration.ofSeconds(overlapSeconds == null ? 3_600 : overlapSeconds);
    }
  }

  @GetMapping
  Page<KeyView> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam @Nullable ApiKeyId after,
      @RequestParam(defaultValue = Page.USUAL) @Min(1) @Max(Page.MOST) int limit) {
    reach.organization(caller);
    var found = keys.list(caller.organization(), Optional.ofNullable(after), limit + 1);
    return Page.of(found, limit, key -> key.id().value(), KeyView::of);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  KeyView mint(@AuthenticationPrincipal Caller caller, @Valid @RequestBody NewKey wanted) {
    reach.organization(caller);
    return KeyView.of(
        keys.mint(
            caller.organization(),
            scope(caller, wanted),
            wanted.name(),
            end(caller, wanted),
            caller.actor()));
  }

  /** What was stolen must not outlive itself by another one. */
  private static @Nullable Instant end(Caller caller, NewKey wanted) {
    Instant end = wanted.expiresAt() == null ? caller.expiresAt() : wanted.expiresAt();
    if (!caller.lastsFor(end)) {
      throw Problem.invalid("expiresAt", "a key lasts no longer than the one that makes it");
    }
    return end;
  }

  private KeyScope scope(Caller caller, NewKey wanted) {
    ProjectId project = wanted.project();
    Set<Permission> permissions =
        Objects.requireNonNullElse(wanted.permissions(), caller.scope().permissions());
    if (!caller.scope().permissions().containsAll(permissions)) {
      throw Problem.invalid("permissions", "a key can give no more than it has itself");
    }
    List<String> networks =
        Objects.requireNonNullElse(wanted.networks(), caller.scope().networks());
    networks.stream()
        .filter(each -> !Networks.valid(each))
        .findFirst()
        .ifPresent(wrong -> {
          throw Problem.invalid("networks", wrong + " is no address and no network");
        });
    if (!Networks.within(networks, caller.scope().networks())) {
      throw Problem.invalid("networks", "a key opens from no more than the one that makes it");
    }
    return new KeyScope(
        project == null ? null : reach.project(caller, project).id().value(),
        permissions,
        networks);
  }

  /** A new secret opens all that the key opens: nobody gets more by it than they have. */
  private void checkNoMore(Caller caller, ApiKeyId id) {
    ApiKey key = keys.find(caller.organization(), id).orElseThrow(() -> Problem.notFound("key"));
    if (!caller.covers(key.scope(), key.expiresAt())) {
      throw new Problem(
          ProblemType.FORBIDDEN, "That key may do more than this one: roll it on the keys page.");
    }
  }

  @GetMapping("/{id}")
  KeyView find(@AuthenticationPrincipal Caller caller, @PathVariable ApiKeyId id) {
    reach.organization(caller);
    return keys.find(caller.organization(), id)
        .map(KeyView::of)
        .orElseThrow(() -> Problem.notFound("key"));
  }

  @PostMapping("/{id}/roll")
  KeyView roll(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ApiKeyId id,
      @Valid @RequestBody(required = false) @Nullable Roll wanted) {
    reach.organization(caller);
    checkNoMore(caller, id);
    Duration overlap = (wanted == null ? new Roll(null) : wanted).overlap();
    return keys.roll(caller.organization(), id, overlap)
        .map(KeyView::of)
        .orElseThrow(() -> Problem.notFound("key"));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@AuthenticationPrincipal Caller caller, @PathVariable ApiKeyId id) {
    reach.organization(caller);
    if (!keys.revoke(caller.organization(), id)) {
      throw Problem.notFound("key");
    }
  }
}
