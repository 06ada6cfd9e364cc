package dev.rowhouse.marketplace.account;

import dev.rowhouse.marketplace.ApiKeyId;
import dev.rowhouse.marketplace.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One key of an organization, without its secret.
 *
 * @param name what people call it, 1 to 100 characters
 * @param hint the last four characters of the newest secret
 * @param createdBy who made it, for example {@code user:usr_…}
 * @param lastUsedAt to the minute; null when never used
 */
public record ApiKey(
    ApiKeyId id,
    OrganizationId organization,
    KeyScope scope,
    String name,
    String hint,
    String createdBy,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant revokedAt) {

  /** The one project it opens, opaque here; null for all of the organization. */
  public @Nullable String project() {
    return scope.project();
  }

  /** Whether it opens anything at this time. */
  public boolean opensAt(Instant now) {
    return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
  }
}
