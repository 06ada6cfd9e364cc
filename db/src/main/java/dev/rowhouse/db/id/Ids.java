package dev.rowhouse.db.id;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * Makes and checks identifiers of the form {@code prefix_26characters}: a UUIDv7 in Crockford's
 * base 32, lower case, so that identifiers of one kind sort by the time they were made.
 *
 * @see <a href="https://github.com/jetify-com/typeid/tree/main/spec">TypeID specification</a>
 */
public final class Ids {
  private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
  private static final Pattern SHAPE = Pattern.compile("[a-z]{2,8}_[0-7][0-9a-hjkmnp-tv-z]{25}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /** A new identifier, for example {@code tnt_01kaw3t1f0e8r9v6p2m4x7zq5c}. */
  public static String mint(String prefix) {
    return prefix + "_" + encode(System.currentTimeMillis());
  }

  /**
   * Returns the value when it is an identifier with this prefix.
   *
   * @throws IllegalArgumentException when it is anything else
   */
  public static String check(String value, String prefix) {
    if (!value.startsWith(prefix + "_") || !SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a " + prefix + " identifier: " + value);
    }
    return value;
  }

  private static String encode(long millis) {
    long high = millis << 16 | 0x7000 | RANDOM.nextInt(0x1000);
    long low = RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
    char[] out = new char[26];
    for (int i = 25; i >= 0; i--) {
      out[i] = ALPHABET[(int) (low & 31)];
      low = low >>> 5 | high << 59;
      high >>>= 5;
    }
    return new String(out);
  }
}
