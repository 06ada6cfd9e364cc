package dev.rowhouse.portal.door;

import dev.rowhouse.provisioner.connection.Connection;
import java.time.Clock;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.springframework.stereotype.Component;

/** Whose word a token is, for whom and when; what it says is read by others. */
@Component
class Signatures {
  /** Public keys only: what both sides know proves nothing. */
  private static final AlgorithmConstraints ALLOWED =
      new AlgorithmConstraints(
          ConstraintType.PERMIT,
          AlgorithmIdentifiers.RSA_USING_SHA256,
          AlgorithmIdentifiers.RSA_USING_SHA384,
          AlgorithmIdentifiers.RSA_USING_SHA512,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
          AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
          AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
          AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
          AlgorithmIdentifiers.EDDSA);

  private static final int SKEW = 60;

  /** Seconds from making a token to bringing it here. */
  private static final int LONGEST_WAY = 600;

  private final ProviderKeys keys;
  private final Clock clock;

  Signatures(ProviderKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * @throws Impasse when it is not this provider's word to this client, now
   */
  JwtClaims verify(Connection connection, Provider provider, String token) {
    try {
      return new JwtConsumerBuilder()
          .setJwsAlgorithmConstraints(ALLOWED)
          .setVerificationKeyResolver((jws, _) -> keys.of(connection.id(), provider, jws))
          .setExpectedIssuer(provider.issuer())
          .setExpectedAudience(connection.settings().clientId())
          .setRequireExpirationTime()
          .setRequireIssuedAt()
          .setIssuedAtRestrictions(0, LONGEST_WAY)
          .setAllowedClockSkewInSeconds(SKEW)
          .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
          .build()
          .processToClaims(token);
    } catch (InvalidJwtException e) {
      throw Faults.of(e, connection);
    }
  }

  static String text(JwtClaims claims, String name) {
    return claims.getClaimValue(name) instanceof String value ? value : "";
  }
}
