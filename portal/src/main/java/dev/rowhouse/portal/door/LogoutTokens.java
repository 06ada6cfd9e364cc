package dev.rowhouse.portal.door;

import dev.rowhouse.provisioner.connection.Connection;
import java.time.Instant;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.springframework.stereotype.Component;

/** Reads a provider's word that somebody is out. An ID token is none, whoever sends it. */
@Component
class LogoutTokens {
  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

  private final Signatures signatures;

  LogoutTokens(Signatures signatures) {
    this.signatures = signatures;
  }

  /**
   * @param subject empty when only the session is named
   * @param session empty when all of the subject's are meant
   */
  record Said(String subject, String session, Instant at) {}

  /**
   * @throws Impasse when it is no such word of this provider to us
   */
  Said read(Connection connection, Provider provider, String token) {
    JwtClaims claims = signatures.verify(connection, provider, token);
    boolean event =
        claims.getClaimValue("events") instanceof Map<?, ?> events && events.containsKey(EVENT);
    if (!event || claims.hasClaim("nonce")) {
      throw Impasse.untrue("The token is no logout token.");
    }
    String subject = Signatures.text(claims, "sub");
    String session = Signatures.text(claims, "sid");
    if (subject.isEmpty() && session.isEmpty()) {
      throw Impasse.untrue("The logout token names neither a person nor a sign-in.");
    }
    try {
      return new Said(
          subject, session, Instant.ofEpochMilli(claims.getIssuedAt().getValueInMillis()));
    } catch (MalformedClaimException e) {
      throw Impasse.untrue("The logout token cannot be read: " + e.getMessage());
    }
  }
}
