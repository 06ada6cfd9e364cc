package dev.rowhouse.billing.signature;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's scheme: {@code Stripe-Signature: t=SECONDS,v1=HEX[,v1=HEX…]} over {@code t.body}. Any
 * pair of a valid secret and a {@code v1} may match, so that secrets can be rolled on either side.
 * We check it ourselves because the library lets future timestamps pass and throws on malformed
 * headers.
 */
public final class StripeSignature {
  private StripeSignature() {}

  /**
   * @param header null when the sender sent none
   * @throws Refused when it is not genuine or not fresh
   */
  public static void verify(@Nullable String header, byte[] body, List<String> secrets, Instant now)
      throws Refused {
    if (header == null || header.isBlank()) {
      throw Refused.unsigned("no signature");
    }
    String timestamp = null;
    var signatures = new ArrayList<String>();
    for (String part : header.split(",")) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? "" : part.substring(0, equals).strip();
      if (key.equals("t")) {
        timestamp = part.substring(equals + 1).strip();
      } else if (key.equals("v1")) {
        signatures.add(part.substring(equals + 1).strip());
      }
    }
    if (timestamp == null || signatures.isEmpty()) {
      throw Refused.bad("malformed signature");
    }
    String prefix = Freshness.check(timestamp, now) + ".";
    for (String secret : secrets) {
      String expected = hex(secret, prefix, body);
      if (signatures.stream().anyMatch(s -> Hmac.same(s, expected))) {
        return;
      }
    }
    throw Refused.bad("wrong signature");
  }

  /** The header that a sender with this secret sends. */
  public static String sign(String secret, byte[] body, Instant now) {
    String prefix = now.getEpochSecond() + ".";
    return "t=" + now.getEpochSecond() + ",v1=" + hex(secret, prefix, body);
  }

  private static String hex(String secret, String prefix, byte[] body) {
    byte[] key = secret.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Hmac.of(key, prefix, body));
  }
}
