package dev.rowhouse.provisioner.docker;

import com.github.dockerjava.core.util.CertificateUtils;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Security;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Mutual TLS from PEM texts that never touch a file. */
final class Certificates {
  // Reading PEM texts leans on this provider, by name.
  static {
    Security.addProvider(new BouncyCastleProvider());
  }

  private Certificates() {}

  /**
   * @throws IllegalArgumentException when a text is not what it should be
   */
  static SSLContext of(DockerHost.Tls tls) {
    try {
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(
          CertificateUtils.createKeyStore(tls.key(), tls.certificate()), "docker".toCharArray());
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(CertificateUtils.createTrustStore(tls.authority()));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("the node's certificates cannot be read", e);
    }
  }
}
