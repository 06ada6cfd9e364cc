package dev.rowhouse.portal.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rowhouse.marketplace.account.ApiKey;
import dev.rowhouse.marketplace.account.MintedKey;
import dev.rowhouse.marketplace.account.Permission;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API key.
 *
 * @param project the only project it opens; null for all of the organization
 * @param permissions what it may do
 * @param networks from where it opens; empty for anywhere
 * @param hint last four characters of the newest secret
 * @param secret only in the answer that made it
 */
record KeyView(
    String id,
    String organization,
    @Nullable String project,
    List<Permission> permissions,
    List<String> networks,
    String name,
    String hint,
    String createdBy,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant revokedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

  static KeyView of(ApiKey key) {
    return of(key, null);
  }

  static KeyView of(MintedKey minted) {
    return of(minted.key(), minted.secret());
  }

  private static KeyView of(ApiKey key, @Nullable String secret) {
    return new KeyView(
        key.id().value(),
        key.organization().value(),
        key.project(),
        List.copyOf(key.scope().permissions()),
        key.scope().networks(),
        key.name(),
        key.hint(),
        key.createdBy(),
        key.createdAt(),
        key.expiresAt(),
        key.lastUsedAt(),
        key.revokedAt(),
        secret);
  }
}
