package dev.rowhouse.marketplace.account;

import dev.rowhouse.db.secret.Sha256;
import java.security.SecureRandom;

/**
 * Makes and hashes the secret half of keys: {@code rh_} and 43 letters and digits (256 bits). So
 * much chance needs no slow hash: SHA-256 cannot be searched for it, and is quick on every request.
 */
final class KeySecrets {
  static final String PREFIX = "rh_";
  private static final int LENGTH = 43;
  private static final char[] ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".toCharArray();
  private static final SecureRandom RANDOM = new SecureRandom();

  private KeySecrets() {}

  static String mint() {
    var secret = new StringBuilder(PREFIX);
    for (int i = 0; i < LENGTH; i++) {
      secret.append(ALPHABET[RANDOM.nextInt(ALPHABET.length)]);
    }
    return secret.toString();
  }

  static boolean looksRight(String secret) {
    return secret.startsWith(PREFIX) && secret.length() == PREFIX.length() + LENGTH;
  }

  static String hash(String secret) {
    return Sha256.hex(secret);
  }

  static String hint(String secret) {
    return secret.substring(secret.length() - 4);
  }
}
