package dev.rowhouse.provisioner.claim;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys and revocations of claims. */
@Component
class ClaimKeys {
  private final JdbcClient jdbc;

  ClaimKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Signing(String kid, String privateSealed, Instant signsFrom) {}

  void insert(ClaimKey key, String privateSealed) {
    jdbc.sql(
            """
            INSERT INTO provisioner_claim_key (kid, public_jwk, private_sealed, signs_from)
            VALUES (:kid, :publicJwk, :privateSealed, :signsFrom)
            """)
        .param("kid", key.kid())
        .param("publicJwk", key.publicJwk())
        .param("privateSealed", privateSealed)
        .param("signsFrom", key.signsFrom())
        .update();
  }

  List<ClaimKey> all() {
    return jdbc.sql("SELECT kid, public_jwk, signs_from FROM provisioner_claim_key ORDER BY kid")
        .query(ClaimKey.class)
        .list();
  }

  /** The newest key that may sign at this instant. */
  Optional<Signing> signing(Instant now) {
    return jdbc.sql(
            """
            SELECT kid, private_sealed, signs_from FROM provisioner_claim_key
            WHERE signs_from <= :now ORDER BY signs_from DESC, kid DESC LIMIT 1
            """)
        .param("now", now)
        .query(Signing.class)
        .optional();
  }

  Optional<Instant> newest() {
    return jdbc.sql("SELECT MAX(signs_from) FROM provisioner_claim_key")
        .query(Instant.class)
        .optional();
  }

  /**
   * Forgets the keys that had a successor at this instant: no claim of theirs is valid any more.
   */
  int forget(Instant succeededBefore) {
    return jdbc.sql(
            """
            DELETE k FROM provisioner_claim_key k JOIN provisioner_claim_key s
            ON s.signs_from > k.signs_from AND s.signs_from < :before
            """)
        .param("before", succeededBefore)
        .update();
  }

  void revoke(String jti, Instant expiresAt) {
    jdbc.sql(
            """
            INSERT IGNORE INTO provisioner_claim_revocation (jti, expires_at)
            VALUES (:jti, :expiresAt)
            """)
        .param("jti", jti)
        .param("expiresAt", expiresAt)
        .update();
  }

  Set<String> revoked(Instant now) {
    return Set.copyOf(
        jdbc.sql("SELECT jti FROM provisioner_claim_revocation WHERE expires_at > :now")
            .param("now", now)
            .query(String.class)
            .list());
  }

  int forgetRevocations(Instant expiredBefore) {
    return jdbc.sql("DELETE FROM provisioner_claim_revocation WHERE expires_at < :before")
        .param("before", expiredBefore)
        .update();
  }
}
