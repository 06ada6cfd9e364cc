package dev.rowhouse.portal.ldap;

import com.unboundid.util.ssl.HostNameTrustManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates are believed for one host: signed by the authority that was given, or by one
 * that everybody trusts, and made out for that host. It remembers why it did not believe one.
 */
final class Trust implements X509TrustManager {
  private final X509TrustManager signers;
  private final HostNameTrustManager name;
  private @Nullable CertificateException doubt;

  private Trust(X509TrustManager signers, String host) {
    this.signers = signers;
    this.name = new HostNameTrustManager(true, host);
  }

  /**
   * @param authority PEM; null for whom everybody trusts
   */
  static Trust of(@Nullable String authority, String host) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(authority == null ? null : store(authority));
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(it -> new Trust((X509TrustManager) it, host))
          .findFirst()
          .orElseThrow();
    } catch (GeneralSecurityException | IOException e) {
      throw LdapTrouble.directorys("The authority of the connection cannot be read: " + e);
    }
  }

  private static KeyStore store(String pem) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
    int number = 0;
    for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(bytes)) {
      store.setCertificateEntry("authority-" + number++, each);
    }
    return store;
  }

  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {this}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no TLS", e);
    }
  }

  /** Why it did not believe; null when it did, or was not asked. */
  @Nullable String doubt() {
    return doubt == null ? null : doubt.getMessage();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    try {
      signers.checkServerTrusted(chain, type);
      name.checkServerTrusted(chain, type);
    } catch (CertificateException e) {
      doubt = e;
      throw e;
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("nobody is a client here");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return signers.getAcceptedIssuers();
  }
}
