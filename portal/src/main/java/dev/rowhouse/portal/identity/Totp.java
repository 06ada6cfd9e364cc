package dev.rowhouse.portal.identity;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time codes by the clock: RFC 6238 with SHA-1, six digits and thirty seconds. */
final class Totp {
  static final int PERIOD = 30;
  private static final int SLACK = 1;
  private static final char[] BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".toCharArray();

  private Totp() {}

  static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), PERIOD);
  }

  static String code(byte[] secret, long step) {
    byte[] mac = mac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = mac[mac.length - 1] & 0xf;
    int number = ByteBuffer.wrap(mac, offset, Integer.BYTES).getInt() & 0x7fffffff;
    return "%06d".formatted(number % 1_000_000);
  }

  /** The step whose code this is, now or one period before or after: clocks differ. */
  static OptionalLong find(byte[] secret, String code, Instant now) {
    long middle = step(now);
    return LongStream.rangeClosed(middle - SLACK, middle + SLACK)
        .filter(step -> code(secret, step).equals(code))
        .findFirst();
  }

  /** As apps want it typed (RFC 4648, without padding). */
  static String base32(byte[] bytes) {
    var text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte each : bytes) {
      buffer = buffer << 8 | each & 0xff;
      bits += 8;
      while (bits >= 5) {
        text.append(BASE32[buffer >> (bits - 5) & 31]);
        bits -= 5;
      }
    }
    if (bits > 0) {
      text.append(BASE32[buffer << (5 - bits) & 31]);
    }
    return text.toString();
  }

  private static byte[] mac(byte[] secret, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "RAW"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA1", e);
    }
  }
}
