package dev.rowhouse.provisioner.claim;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.id.Ids;
import dev.rowhouse.db.secret.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jspecify.annotations.Nullable;

/** The key that signs now, opened from the vault; a new one takes its place each month. */
final class SigningKeys {
  private static final Duration PUBLISHED_BEFORE = Duration.ofMinutes(1);
  private static final Duration AGE = Duration.ofDays(30);

  private final ClaimKeys keys;
  private final Vault vault;
  private final Bell bell;
  private final Clock clock;
  private @Nullable PublicJsonWebKey opened;

  SigningKeys(ClaimKeys keys, Vault vault, Bell bell, Clock clock) {
    this.keys = keys;
    this.vault = vault;
    this.bell = bell;
    this.clock = clock;
  }

  synchronized PublicJsonWebKey current() {
    Instant now = clock.instant();
    ClaimKeys.Signing row = keys.signing(now).orElse(null);
    if (row == null) {
      return make(now);
    }
    Instant newest = keys.newest().orElse(row.signsFrom());
    if (newest.isBefore(now.minus(AGE))) {
      rotate();
    }
    return open(row);
  }

  synchronized void rotate() {
    Instant now = clock.instant();
    if (keys.signing(now).isEmpty()) {
      make(now);
      return;
    }
    make(now.plus(PUBLISHED_BEFORE));
    keys.forget(now.minus(Claims.LONGEST_VISIT).minus(PUBLISHED_BEFORE));
    keys.forgetRevocations(now);
  }

  private PublicJsonWebKey make(Instant signsFrom) {
    PublicJsonWebKey key = KeyForm.generate(Ids.mint("ckey"));
    String kid = key.getKeyId();
    keys.insert(
        new ClaimKey(kid, KeyForm.publicJson(key), signsFrom),
        vault.seal(KeyForm.privateJson(key), context(kid)));
    bell.ring(Claims.CHANGED);
    return key;
  }

  private PublicJsonWebKey open(ClaimKeys.Signing row) {
    PublicJsonWebKey known = opened;
    if (known == null || !row.kid().equals(known.getKeyId())) {
      known = KeyForm.parse(vault.open(row.privateSealed(), context(row.kid())));
      opened = known;
    }
    return known;
  }

  private static String context(String kid) {
    return "claim-key:" + kid;
  }
}
