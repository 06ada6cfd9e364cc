package dev.rowhouse.marketplace.account;

import dev.rowhouse.marketplace.ApiKeyId;
import dev.rowhouse.marketplace.OrganizationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All API keys: minted, rolled with overlap, revoked, and told apart by their secrets' hashes. */
@Component
public class ApiKeys {
  /** Last use is written at most this often for a key: it informs, and nothing hangs on it. */
  private static final Duration USE_INTERVAL = Duration.ofMinutes(1);

  private final KeyRows rows;
  private final Clock clock;

  ApiKeys(KeyRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * A new key of the organization. Whoever asks has to have all that it is given.
   *
   * @param expiresAt when it stops opening anything by itself; null for never
   */
  @Transactional
  public MintedKey mint(
      OrganizationId organization,
      KeyScope scope,
      String name,
      @Nullable Instant expiresAt,
      String createdBy) {
    String secret = KeySecrets.mint();
    Instant now = clock.instant();
    var key =
        new ApiKey(
            ApiKeyId.mint(),
            organization,
            scope,
            name,
            KeySecrets.hint(secret),
            createdBy,
            now,
            expiresAt,
            null,
            null);
    rows.insert(key);
    rows.insertSecret(key.id(), KeySecrets.hash(secret), now);
    return new MintedKey(key, secret);
  }

  /** The key that this secret opens now; empty when unknown, expired, rolled away or revoked. */
  public Optional<ApiKey> open(String secret) {
    if (!KeySecrets.looksRight(secret)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Optional<ApiKey> key =
        rows.findBySecret(KeySecrets.hash(secret), now).filter(found -> found.opensAt(now));
    key.ifPresent(found -> noteUse(found, now));
    return key;
  }

  /**
   * A new secret for a key; the old ones go on for the overlap. Empty when the organization has no
   * such key, or it is revoked.
   */
  @Transactional
  public Optional<MintedKey> roll(OrganizationId organization, ApiKeyId id, Duration overlap) {
    String secret = KeySecrets.mint();
    Instant now = clock.instant();
    if (!rows.hint(organization, id, KeySecrets.hint(secret))) {
      return Optional.empty();
    }
    rows.endSecrets(id, now.plus(overlap));
    rows.insertSecret(id, KeySecrets.hash(secret), now);
    return rows.find(organization, id).map(key -> new MintedKey(key, secret));
  }

  /** Whether there was such a key to revoke; it opens nothing from now on. */
  @Transactional
  public boolean revoke(OrganizationId organization, ApiKeyId id) {
    return rows.revoke(organization, id, clock.instant());
  }

  public Optional<ApiKey> find(OrganizationId organization, ApiKeyId id) {
    return rows.find(organization, id);
  }

  /** The organization's keys in the order of their making, revoked ones too. */
  public List<ApiKey> list(OrganizationId organization, Optional<ApiKeyId> after, int limit) {
    return rows.list(organization, after.map(ApiKeyId::value).orElse(""), limit);
  }

  /** Why the key's organization is kept from changing anything; empty where it is not. */
  public Optional<Suspension> suspension(ApiKey key) {
    return rows.suspension(key.organization());
  }

  private void noteUse(ApiKey key, Instant now) {
    Instant before = key.lastUsedAt();
    if (before == null || before.plus(USE_INTERVAL).isBefore(now)) {
      rows.used(key.id(), now);
    }
  }
}
