package dev.rowhouse.provisioner.docker;

import com.github.dockerjava.core.util.CertificateUtils;
import com.github.dockerjava.transport.SSLConfig;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Mutual TLS from PEM texts that never touch a file. */
final class Certificates {
  private Certificates() {}

  /**
   * @throws IllegalArgumentException when a text is not what it should be
   */
  static SSLConfig of(DockerHost.Tls tls) {
    SSLContext context = context(tls);
    return () -> context;
  }

  private static SSLContext context(DockerHost.Tls tls) {
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
