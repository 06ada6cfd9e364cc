package dev.rowhouse.provisioner.machine;

import dev.rowhouse.provisioner.Rejected;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Certificates, requests and keys as text. */
final class Pem {
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private Pem() {}

  static String write(String kind, byte[] der) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(kind, LINES.encodeToString(der));
  }

  /**
   * @throws Rejected naming the field, when the text is not one of this kind
   */
  static byte[] read(String field, String kind, String text) {
    String begin = "-----BEGIN " + kind + "-----";
    int from = text.indexOf(begin);
    int to = text.indexOf("-----END " + kind + "-----");
    if (from < 0 || to < from) {
      throw new Rejected(field, "not a PEM text with a " + kind);
    }
    try {
      return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to).strip());
    } catch (IllegalArgumentException e) {
      throw new Rejected(field, "not a PEM text with a " + kind);
    }
  }

  static X509Certificate certificate(String text) {
    try {
      byte[] der = read("certificate", "CERTIFICATE", text);
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate of ours cannot be read", e);
    }
  }

  static PrivateKey key(String text) {
    try {
      byte[] der = read("key", "PRIVATE KEY", text);
      return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key of ours cannot be read", e);
    }
  }
}
