package dev.rowhouse.marketplace.account;

import dev.rowhouse.db.secret.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets in links: 256 random bits, of which tables only ever see a hash. */
public final class Tokens {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Tokens() {}

  /** 43 characters that need no escaping in a URL. */
  public static String mint() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** SHA-256 in hexadecimal; enough, since what is hashed cannot be guessed. */
  public static String hash(String token) {
    return Sha256.hex(token);
  }
}
