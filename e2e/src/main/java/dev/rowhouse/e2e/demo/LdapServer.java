package dev.rowhouse.e2e.demo;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.util.ssl.PEMFileKeyManager;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import dev.rowhouse.e2e.Arguments;
import dev.rowhouse.e2e.Command;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.EnumSet;

/**
 * {@code ldap --port P --dir DIR}: a directory in memory on this machine's loopback, by TLS, until
 * it is ended. The folder has its certificate, its key, and its administrator's password.
 */
final class LdapServer implements Command {
  @Override
  public void run(Arguments given) throws Exception {
    Path folder = given.path("dir");
    int port = given.number("port", 7407);
    var config = new InMemoryDirectoryServerConfig(Ldap.ROOT);
    config.addAdditionalBindCredentials(Ldap.ADMIN, Ldap.read(folder.resolve("password")));
    // Nobody is told anything before they said who they are.
    var open = EnumSet.of(OperationType.BIND, OperationType.UNBIND, OperationType.ABANDON);
    config.setAuthenticationRequiredOperationTypes(EnumSet.complementOf(open));
    SSLUtil tls = tls(folder);
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPSConfig(
            "ldaps",
            InetAddress.getLoopbackAddress(),
            port,
            tls.createSSLServerSocketFactory(),
            tls.createSSLSocketFactory()));
    var server = new InMemoryDirectoryServer(config);
    server.add(Ldap.ROOT, new Attribute("objectClass", "domain"), new Attribute("dc", "example"));
    server.startListening();
    System.out.println("The directory listens on ldaps://localhost:" + port);
    Thread.currentThread().join();
  }

  private static SSLUtil tls(Path folder) throws Exception {
    var certificate = folder.resolve("certificate.pem").toFile();
    var keys = new PEMFileKeyManager(certificate, folder.resolve("key.pem").toFile());
    return new SSLUtil(keys, new PEMFileTrustManager(certificate));
  }
}
