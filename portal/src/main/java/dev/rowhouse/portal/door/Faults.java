package dev.rowhouse.portal.door;

import dev.rowhouse.provisioner.connection.Connection;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** What is wrong with a token, in words for who administers the connection. */
final class Faults {
  private Faults() {}

  /** What looking for the key came to, where it is that. */
  static Impasse of(InvalidJwtException e, Connection connection) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof Impasse impasse) {
        return impasse;
      }
    }
    return Impasse.untrue(words(e, connection));
  }

  private static String words(InvalidJwtException e, Connection connection) {
    if (e.hasErrorCode(ErrorCodes.AUDIENCE_INVALID)
        || e.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
      return "The ID token is for another client than “%s”."
          .formatted(connection.settings().clientId());
    }
    if (e.hasErrorCode(ErrorCodes.ISSUER_INVALID) || e.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
      return "The ID token is from another issuer than “%s”."
          .formatted(connection.settings().issuer());
    }
    if (e.hasErrorCode(ErrorCodes.EXPIRED) || e.hasErrorCode(ErrorCodes.ISSUED_AT_INVALID_PAST)) {
      return "The ID token was over when it arrived. Compare the clocks of the provider and of this"
          + " service; they may differ by a minute.";
    }
    if (e.hasErrorCode(ErrorCodes.ISSUED_AT_INVALID_FUTURE)
        || e.hasErrorCode(ErrorCodes.NOT_YET_VALID)) {
      return "The ID token is from the future. Compare the clocks of the provider and of this"
          + " service; they may differ by a minute.";
    }
    if (e.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)) {
      return "The ID token’s signature is not made with the key that it names.";
    }
    return "The ID token cannot be accepted: its algorithm, form or key is not as it must be.";
  }
}
