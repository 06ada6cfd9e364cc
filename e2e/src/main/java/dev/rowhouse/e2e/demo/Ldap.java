package dev.rowhouse.e2e.demo;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DeleteRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.SubtreeDeleteRequestControl;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import dev.rowhouse.e2e.Failed;
import dev.rowhouse.e2e.demo.Company.Employee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The directory of companies that have no provider, by TLS only: a tree for each of them. */
final class Ldap {
  static final String ROOT = "dc=example";
  static final String ADMIN = "cn=admin";

  /** With all that is below. */
  private static final Control[] REMOVAL = {new SubtreeDeleteRequestControl()};

  private final int port;
  private final Path certificate;
  private final String password;

  private Ldap(int port, Path certificate, String password) {
    this.port = port;
    this.certificate = certificate;
    this.password = password;
  }

  /**
   * @param folder with its certificate and its administrator's password
   */
  static Ldap of(int port, Path folder) {
    return new Ldap(port, folder.resolve("certificate.pem"), read(folder.resolve("password")));
  }

  String address() {
    return "ldaps://localhost:" + port;
  }

  /** A company with its employees; one that is there is replaced. */
  void make(Company company, String secret) {
    String base = base(company);
    try (var connection = open()) {
      remove(connection, base);
      add(connection, base, "objectClass=domain");
      add(connection, signIn(company), "objectClass=person", "sn=-", "userPassword=" + secret);
      add(connection, "ou=people," + base, "objectClass=organizationalUnit");
      add(connection, "ou=groups," + base, "objectClass=organizationalUnit");
      for (Employee each : company.employees()) {
        String dn = "uid=" + each.name() + ",ou=people," + base;
        add(
            connection,
            dn,
            "objectClass=inetOrgPerson",
            "cn=" + each.title() + " Example",
            "sn=Example",
            "mail=" + company.email(each),
            "userPassword=" + each.password());
        add(
            connection,
            "cn=" + each.group() + ",ou=groups," + base,
            "objectClass=groupOfNames",
            "member=" + dn);
      }
    } catch (LDAPException | GeneralSecurityException e) {
      throw new Failed("the directory at " + address() + " does not take it: " + e.getMessage());
    }
  }

  /** What its IT fills in at the setup link. */
  Map<String, String> settings(Company company, String secret) {
    var fields = new HashMap<String, String>();
    fields.put("issuer", address());
    fields.put("clientId", signIn(company));
    fields.put("secret", secret);
    fields.put("groupsClaim", "cn");
    fields.put("rules", "engineering = editor\nit = admin");
    fields.put("ldap.base", "ou=people," + base(company));
    fields.put("ldap.userFilter", "(&(objectClass=inetOrgPerson)(uid={login}))");
    fields.put("ldap.idAttribute", "entryUUID");
    fields.put("ldap.mailAttribute", "mail");
    fields.put("ldap.nameAttribute", "cn");
    fields.put("ldap.vouches", "true");
    fields.put("ldap.groupBase", "ou=groups," + base(company));
    fields.put("ldap.groupFilter", "(member={dn})");
    fields.put("ldap.authority", read(certificate));
    return fields;
  }

  /** The account that may search. */
  private static String signIn(Company company) {
    return "cn=signin," + base(company);
  }

  private static String base(Company company) {
    return "dc=" + company.realm() + "," + ROOT;
  }

  private LDAPConnection open() throws LDAPException, GeneralSecurityException {
    var trust = new SSLUtil(new PEMFileTrustManager(certificate.toFile()));
    return new LDAPConnection(trust.createSSLSocketFactory(), "localhost", port, ADMIN, password);
  }

  private static void remove(LDAPConnection connection, String base) throws LDAPException {
    try {
      connection.delete(new DeleteRequest(base, REMOVAL));
    } catch (LDAPException e) {
      if (e.getResultCode() != ResultCode.NO_SUCH_OBJECT) {
        throw e;
      }
    }
  }

  /**
   * @param attributes each as name=value, beside the one that its name begins with
   */
  private static void add(LDAPConnection connection, String dn, String... attributes)
      throws LDAPException {
    connection.add(
        dn,
        Stream.concat(Stream.of(dn.split(",")[0]), Arrays.stream(attributes))
            .map(each -> each.split("=", 2))
            .map(each -> new Attribute(each[0], each[1]))
            .toList());
  }

  static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new Failed("cannot read " + file);
    }
  }
}
