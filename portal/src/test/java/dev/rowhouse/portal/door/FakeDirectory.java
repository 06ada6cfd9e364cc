package dev.rowhouse.portal.door;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.schema.Schema;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A real directory in memory, by TLS, which may be slow; it remembers what it was asked. */
final class FakeDirectory implements AutoCloseable {
  static final String BIND = "cn=signin,dc=acme,dc=example";
  static final String SECRET = "b1nd-s3cret";
  static final String PASSWORD = "corr3ct horse";

  private final InMemoryDirectoryServer server;
  final String authority;
  final List<String> searched = new CopyOnWriteArrayList<>();
  final List<String> bound = new CopyOnWriteArrayList<>();
  volatile Consumer<String> before = _ -> {};

  FakeDirectory() {
    this("localhost");
  }

  /**
   * @param name that its certificate is made out for
   */
  FakeDirectory(String name) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
      X509Certificate certificate = certificate(pair, name);
      authority =
          "-----BEGIN CERTIFICATE-----\n"
              + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
              + "\n-----END CERTIFICATE-----\n";
      SSLContext tls = tls(pair, certificate);
      var config = new InMemoryDirectoryServerConfig("dc=acme,dc=example");
      config.setSchema(Schema.getDefaultStandardSchema());
      config.setListenerConfigs(
          InMemoryListenerConfig.createLDAPSConfig(
              "ldaps",
              InetAddress.getLoopbackAddress(),
              0,
              tls.getServerSocketFactory(),
              tls.getSocketFactory()),
          InMemoryListenerConfig.createLDAPConfig(
              "ldap", InetAddress.getLoopbackAddress(), 0, tls.getSocketFactory()));
      config.addInMemoryOperationInterceptor(new Ear());
      config.setMaxSizeLimit(50);
      server = new InMemoryDirectoryServer(config);
      fill();
      server.startListening();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void fill() throws Exception {
    server.add("dn: dc=acme,dc=example", "objectClass: domain", "dc: acme");
    server.add(
        "dn: " + BIND, "objectClass: person", "cn: signin", "sn: s", "userPassword: " + SECRET);
    server.add("dn: ou=people,dc=acme,dc=example", "objectClass: organizationalUnit", "ou: people");
    server.add("dn: ou=groups,dc=acme,dc=example", "objectClass: organizationalUnit", "ou: groups");
    person("ada", "ada", "Ada Lovelace");
    person("bob", "bob", "Bob (O'Hara) *");
    server.add(
        "dn: cn=engineering,ou=groups,dc=acme,dc=example",
        "objectClass: groupOfNames",
        "cn: engineering",
        "member: uid=ada,ou=people,dc=acme,dc=example");
  }

  /**
   * @param escaped the same name, as it stands in a DN
   */
  void person(String escaped, String uid, String name) throws Exception {
    server.add(
        "dn: uid=" + escaped + ",ou=people,dc=acme,dc=example",
        "objectClass: inetOrgPerson",
        "uid: " + uid,
        "cn: " + name,
        "sn: " + name,
        "mail: " + uid + "@acme.example",
        "employeeNumber: id-" + uid,
        "userPassword: " + PASSWORD);
  }

  String ldaps() {
    return "ldaps://localhost:" + server.getListenPort("ldaps");
  }

  String startTls() {
    return "ldap://localhost:" + server.getListenPort("ldap");
  }

  private static X509Certificate certificate(KeyPair pair, String name) throws Exception {
    var who = new X500Name("CN=" + name);
    Instant now = Instant.now();
    var builder =
        new JcaX509v3CertificateBuilder(
            who,
            BigInteger.valueOf(System.nanoTime()),
            Date.from(now.minus(1, ChronoUnit.HOURS)),
            Date.from(now.plus(1, ChronoUnit.DAYS)),
            who,
            pair.getPublic());
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
  }

  private static SSLContext tls(KeyPair pair, X509Certificate certificate) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("it", pair.getPrivate(), new char[0], new X509Certificate[] {certificate});
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  @Override
  public void close() {
    server.shutDown(true);
  }

  private final class Ear extends InMemoryOperationInterceptor {
    @Override
    public void processSearchRequest(InMemoryInterceptedSearchRequest request) {
      String filter = request.getRequest().getFilter().toString();
      searched.add(filter);
      before.accept(filter);
    }

    @Override
    public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) {
      bound.add(request.getRequest().getBindDN());
    }
  }
}
