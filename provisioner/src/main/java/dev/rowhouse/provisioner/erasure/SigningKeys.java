package dev.rowhouse.provisioner.erasure;

import dev.rowhouse.db.id.Ids;
import dev.rowhouse.db.secret.Vault;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The installation's keys for receipts. One signs, all that ever signed are published; the secret
 * half stands sealed in the table.
 */
@Component
class SigningKeys {
  private final JdbcClient jdbc;
  private final Vault vault;
  private final Clock clock;

  SigningKeys(JdbcClient jdbc, Vault vault, Clock clock) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.clock = clock;
  }

  /** The one that signs; made when there is none. */
  SigningKey current() {
    return find().orElseGet(this::make);
  }

  /**
   * A new one signs from now on. Those before stay published: what they signed still verifies.
   *
   * @return the new one's identifier
   */
  @Transactional
  public String rotate() {
    jdbc.sql(
            """
            UPDATE provisioner_signing_key SET current_for = NULL WHERE current_for = 'receipts'
            """)
        .update();
    return make().kid();
  }

  /** All public keys by their identifier. */
  Map<String, String> published() {
    Map<String, String> keys = new LinkedHashMap<>();
    jdbc.sql(
            """
            SELECT kid, public_key FROM provisioner_signing_key
            WHERE purpose = 'receipts' ORDER BY created_at, kid
            """)
        .query(row -> {
          keys.put(row.getString("kid"), row.getString("public_key"));
        });
    return keys;
  }

  private Optional<SigningKey> find() {
    return jdbc.sql(
            """
            SELECT kid, public_key, sealed_private FROM provisioner_signing_key
            WHERE current_for = 'receipts'
            """)
        .query((row, _) ->
            open(
                row.getString("kid"), row.getString("public_key"), row.getString("sealed_private")))
        .optional();
  }

  /** Whoever is first makes the key of all. */
  private SigningKey make() {
    String kid = Ids.mint("rsk");
    KeyPair pair = generate();
    String secret = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    jdbc.sql(
            """
            INSERT IGNORE INTO provisioner_signing_key
              (kid, purpose, current_for, public_key, sealed_private, created_at)
            VALUES (:kid, 'receipts', 'receipts', :public, :sealed, :now)
            """)
        .param("kid", kid)
        .param("public", x((EdECPublicKey) pair.getPublic()))
        .param("sealed", vault.seal(secret, context(kid)))
        .param("now", clock.instant())
        .update();
    return find().orElseThrow();
  }

  private SigningKey open(String kid, String x, String sealed) {
    byte[] secret = Base64.getDecoder().decode(vault.open(sealed, context(kid)));
    try {
      var key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(secret));
      return new SigningKey(kid, x, key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key for receipts cannot be read", e);
    }
  }

  static PublicKey publicKey(String x) {
    byte[] bytes = reversed(Base64.getUrlDecoder().decode(x));
    boolean odd = (bytes[0] & 0x80) != 0;
    bytes[0] &= 0x7f;
    var point = new EdECPoint(odd, new BigInteger(1, bytes));
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("not an Ed25519 key", e);
    }
  }

  /** RFC 8032: the y coordinate in little-endian, the highest bit saying whether x is odd. */
  static String x(EdECPublicKey key) {
    byte[] big = key.getPoint().getY().toByteArray();
    byte[] out = new byte[32];
    for (int i = 0; i < Math.min(32, big.length); i++) {
      out[i] = big[big.length - 1 - i];
    }
    if (key.getPoint().isXOdd()) {
      out[31] |= (byte) 0x80;
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(out);
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] out = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      out[i] = bytes[bytes.length - 1 - i];
    }
    return out;
  }

  private static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String context(String kid) {
    return "signing-key:" + kid;
  }
}
