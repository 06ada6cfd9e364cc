package dev.rowhouse.provisioner.docker;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.PKIXReason;
import javax.net.ssl.SSLException;

/** Why a node cannot be reached, for people. */
final class Refusals {
  private static final String STRANGER =
      "the node's certificate was not signed by the authority that was given for it";

  private Refusals() {}

  static String words(Throwable failure) {
    String root = root(failure);
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String words = words(cause, root);
      if (!words.isEmpty()) {
        return words;
      }
    }
    return "the node does not answer: " + root;
  }

  /** Empty when this cause says nothing of certificates. */
  private static String words(Throwable cause, String root) {
    return switch (cause) {
      case CertPathBuilderException _ -> STRANGER;
      case CertPathValidatorException path when path.getReason() == PKIXReason.NO_TRUST_ANCHOR ->
          STRANGER;
      case CertificateExpiredException expired ->
          "the node's certificate has ended: " + expired.getMessage();
      case CertificateException wrong when wrong.getCause() == null ->
          "the node's certificate is not for this address: " + root;
      case SSLException refused when isAboutUs(refused) ->
          "the node does not accept our certificate: " + root;
      default -> "";
    };
  }

  /** What the other side tells when it looked at our certificate. */
  private static boolean isAboutUs(Throwable cause) {
    String said = String.valueOf(cause.getMessage());
    return said.contains("fatal alert")
        && (said.contains("certificate") || said.contains("unknown_ca"));
  }

  private static String root(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
