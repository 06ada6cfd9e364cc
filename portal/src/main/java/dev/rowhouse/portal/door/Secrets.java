package dev.rowhouse.portal.door;

import dev.rowhouse.db.secret.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** What nobody can guess, and how it is told without being told. */
public final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private Secrets() {}

  /** 256 bits in 43 characters that stand in a URL as they are. */
  static String mint() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return BASE64.encodeToString(bytes);
  }

  /** As it lies in our tables. */
  public static String hash(String secret) {
    return Sha256.hex(secret);
  }

  /** In the same time whatever they have in common. */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** PKCE's S256. */
  static String challenge(String verifier) {
    return BASE64.encodeToString(Sha256.of(verifier));
  }
}
