package dev.rowhouse.portal.api.key;

import dev.rowhouse.marketplace.ApiKeyId;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.account.ApiKey;
import dev.rowhouse.marketplace.account.KeyScope;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.key.Networks;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, and what their key opens.
 *
 * @param expiresAt when the key ends by itself; null for never
 */
public record Caller(
    ApiKeyId key,
    String name,
    OrganizationId organization,
    KeyScope scope,
    @Nullable Instant expiresAt) {
  static Caller of(ApiKey key) {
    return new Caller(key.id(), key.name(), key.organization(), key.scope(), key.expiresAt());
  }

  /** The only project that the key opens; null for all of the organization. */
  public @Nullable ProjectId project() {
    String project = scope.project();
    return project == null ? null : new ProjectId(project);
  }

  public boolean may(Permission permission) {
    return scope.may(permission);
  }

  /** Whether a key with this scope and end opens nothing that this one does not. */
  public boolean covers(KeyScope other, @Nullable Instant end) {
    return scope.permissions().containsAll(other.permissions())
        && Networks.within(other.networks(), scope.networks())
        && lastsFor(end);
  }

  /** Whether the key does not end before then; null is never. */
  public boolean lastsFor(@Nullable Instant end) {
    return expiresAt == null || end != null && !end.isAfter(expiresAt);
  }

  /** As the timeline names it. */
  public String actor() {
    return "key:" + key.value();
  }

  public Cause cause(String reason) {
    return new Cause(actor(), reason);
  }

  /** Whether the key opens this project, given that it is the organization's. */
  public boolean opens(ProjectId other) {
    ProjectId only = project();
    return only == null || only.equals(other);
  }
}
