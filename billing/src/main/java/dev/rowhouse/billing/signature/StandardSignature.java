package dev.rowhouse.billing.signature;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The symmetric scheme of Standard Webhooks: {@code webhook-signature: v1,BASE64 [v1,BASE64…]} over
 * {@code id.timestamp.body}; secrets are {@code whsec_} and base 64.
 *
 * @see <a href="https://www.standardwebhooks.com">Standard Webhooks</a>
 */
public final class StandardSignature {
  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final SecureRandom RANDOM = new SecureRandom();

  private StandardSignature() {}

  /** A new secret of 256 bits. */
  public static String newSecret() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  /** Whether a key can be read from it. */
  public static boolean isSecret(String secret) {
    try {
      return secret.startsWith(PREFIX) && key(secret).length >= 12;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * @param id null, like the others, when the sender sent none
   * @throws Refused when it is not genuine or not fresh
   */
  public static void verify(
      @Nullable String id,
      @Nullable String timestamp,
      @Nullable String signatures,
      byte[] body,
      List<String> secrets,
      Instant now)
      throws Refused {
    if (signatures == null || signatures.isBlank()) {
      throw Refused.unsigned("no signature");
    }
    if (id == null || id.isBlank() || id.length() > 255 || timestamp == null) {
      throw Refused.bad("malformed signature");
    }
    String prefix = id + "." + Freshness.check(timestamp.strip(), now) + ".";
    List<String> given = Arrays.asList(signatures.strip().split(" +"));
    for (String secret : secrets) {
      String expected = VERSION + base64(secret, prefix, body);
      if (given.stream().anyMatch(s -> Hmac.same(s, expected))) {
        return;
      }
    }
    throw Refused.bad("wrong signature");
  }

  /** The header's value: one signature for each secret, newest first. */
  public static String sign(List<String> secrets, String id, Instant now, byte[] body) {
    String prefix = id + "." + now.getEpochSecond() + ".";
    return String.join(" ", secrets.stream().map(s -> VERSION + base64(s, prefix, body)).toList());
  }

  private static String base64(String secret, String prefix, byte[] body) {
    return Base64.getEncoder().encodeToString(Hmac.of(key(secret), prefix, body));
  }

  private static byte[] key(String secret) {
    return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
  }
}
