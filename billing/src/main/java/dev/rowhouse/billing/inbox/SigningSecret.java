package dev.rowhouse.billing.inbox;

import dev.rowhouse.billing.signature.StandardSignature;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a signing secret may look like. */
final class SigningSecret {
  private static final Duration LONGEST = Duration.ofDays(7);

  private SigningSecret() {}

  static String orNew(EndpointKind kind, @Nullable String given) {
    if (given == null || given.isBlank()) {
      return StandardSignature.newSecret();
    }
    String secret = given.strip();
    if (secret.length() < 16 || secret.length() > 200) {
      throw new InvalidEndpoint("secret", "a signing secret has 16 to 200 characters");
    }
    if (kind == EndpointKind.STANDARD && !StandardSignature.isSecret(secret)) {
      throw new InvalidEndpoint("secret", "a Standard Webhooks secret is whsec_ and base 64");
    }
    return secret;
  }

  static Duration overlap(Duration wanted) {
    if (wanted.isNegative() || wanted.compareTo(LONGEST) > 0) {
      throw new InvalidEndpoint("overlap", "the old secret may hold for 0 to 7 days");
    }
    return wanted;
  }
}
