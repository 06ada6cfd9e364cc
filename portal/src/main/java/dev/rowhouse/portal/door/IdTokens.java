package dev.rowhouse.portal.door;

import dev.rowhouse.db.text.Cut;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.Profile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads ID tokens: who signed in, and whether it was this sign-in. */
@Component
class IdTokens {
  private final Signatures signatures;

  IdTokens(Signatures signatures) {
    this.signatures = signatures;
  }

  /**
   * @throws Impasse when any of it is not as it must be
   */
  Profile read(Connection connection, Provider provider, String token, String nonce) {
    JwtClaims claims = signatures.verify(connection, provider, token);
    try {
      check(connection, claims, nonce);
      return new Profile(
          claims.getSubject(),
          Signatures.text(claims, "email"),
          Boolean.TRUE.equals(claims.getClaimValue("email_verified")),
          name(claims),
          Groups.in(claims.getClaimsMap(), connection.settings().groupsClaim()),
          claims.hasClaim("sid") ? Signatures.text(claims, "sid") : null,
          token,
          Signatures.text(claims, "oid"),
          Signatures.text(claims, "preferred_username").toLowerCase(Locale.ROOT));
    } catch (MalformedClaimException e) {
      throw Impasse.untrue("The ID token cannot be read: " + e.getMessage());
    }
  }

  private static void check(Connection connection, JwtClaims claims, String nonce)
      throws MalformedClaimException {
    if (claims.getSubject() == null || claims.getSubject().isBlank()) {
      throw Impasse.untrue("The ID token names no subject.");
    }
    if (!nonce.equals(Signatures.text(claims, "nonce"))) {
      throw Impasse.untrue("The ID token belongs to another sign-in (its nonce differs).");
    }
    String client = connection.settings().clientId();
    @Nullable Object party = claims.getClaimValue("azp");
    if (claims.getAudience().size() > 1 && party == null
        || party != null && !client.equals(party)) {
      throw Impasse.untrue("The ID token was made for another client (azp " + party + ").");
    }
    if (claims.getSubject().length() > 255) {
      throw Impasse.untrue("The ID token’s subject is longer than 255 characters.");
    }
  }

  private static String name(JwtClaims claims) {
    for (String claim : List.of("name", "preferred_username", "email")) {
      String value = Signatures.text(claims, claim);
      if (!value.isBlank()) {
        return Cut.to(255, value);
      }
    }
    return "";
  }

  /** Groups wherever a provider puts them. */
  static final class Groups {
    private static final int MOST = 500;

    private Groups() {}

    /**
     * @param claim its name, or a way into nested ones such as {@code realm_access.roles}
     */
    static List<String> in(Map<String, Object> claims, String claim) {
      if (claim.isEmpty()) {
        return List.of();
      }
      @Nullable Object found = claims.get(claim);
      int dot = claim.indexOf('.');
      if (found == null && dot > 0 && claims.get(claim.substring(0, dot)) instanceof Map<?, ?> in) {
        found = in.get(claim.substring(dot + 1));
      }
      return switch (found) {
        case String one -> List.of(one);
        case List<?> many ->
            many.stream().filter(Objects::nonNull).map(Object::toString).limit(MOST).toList();
        case null, default -> List.of();
      };
    }
  }
}
