package dev.rowhouse.provisioner.machine;

import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** Signs for servers of tests, for a day. */
public final class TestAuthority {
  private static final Duration DAY = Duration.ofDays(1);

  private final Certifier.Signer signer;

  public TestAuthority(String name) {
    KeyPair pair = Certifier.pair();
    signer =
        new Certifier.Signer(
            Certifier.authority(pair, name, Instant.now(), DAY), pair.getPrivate());
  }

  /** Its own certificate. */
  public String pem() {
    return pem(signer.certificate());
  }

  /** Of a server of this name. */
  public SSLContext server(String name) {
    KeyPair pair = Certifier.pair();
    X509Certificate signed =
        Certifier.server(signer, pair.getPublic(), name, List.of(name), Instant.now(), DAY);
    String key = Pem.write("PRIVATE KEY", pair.getPrivate().getEncoded());
    var own = PemSslStoreDetails.forCertificate(pem(signed)).withPrivateKey(key);
    return SslBundle.of(new PemSslStoreBundle(own, null)).createSslContext();
  }

  private static String pem(X509Certificate certificate) {
    try {
      return Pem.write("CERTIFICATE", certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
