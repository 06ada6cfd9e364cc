package dev.rowhouse.provisioner.connection;

import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.project.Check;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import org.jspecify.annotations.Nullable;

/** The rules for a connection by LDAP, with words that tell how to put it right. */
final class LdapCheck {
  private static final int LARGEST_AUTHORITY = 20_000;

  private LdapCheck() {}

  /**
   * @throws Rejected naming the first field that cannot be taken
   */
  static void accept(String address, LdapSettings ldap) {
    address(address);
    Check.text("base", ldap.base(), 500);
    filter("userFilter", ldap.userFilter(), LdapSettings.LOGIN);
    attribute("idAttribute", ldap.idAttribute());
    attribute("mailAttribute", ldap.mailAttribute());
    attribute("nameAttribute", ldap.nameAttribute());
    if (ldap.searchesGroups()) {
      Check.text("groupBase", ldap.groupBase(), 500);
      filter("groupFilter", ldap.groupFilter(), LdapSettings.DN);
    }
    authority(ldap.authority());
  }

  private static void address(String address) {
    Check.text("issuer", address, 500);
    try {
      URI uri = URI.create(address);
      boolean ours = "ldaps".equals(uri.getScheme()) || "ldap".equals(uri.getScheme());
      boolean bare =
          uri.getRawUserInfo() == null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"));
      if (ours && bare && uri.getHost() != null) {
        return;
      }
    } catch (IllegalArgumentException e) {
      // Refused below.
    }
    throw new Rejected(
        "issuer",
        "an address like ldaps://ldap.example.com, or ldap:// to begin with StartTLS; nothing"
            + " behind it");
  }

  private static void filter(String field, String filter, String place) {
    Check.text(field, filter, 500);
    boolean whole = filter.startsWith("(") && filter.endsWith(")");
    if (!whole || !filter.contains(place)) {
      throw new Rejected(field, "a filter in parentheses that has " + place + " in it");
    }
  }

  private static void attribute(String field, String name) {
    if (!name.matches("[A-Za-z][A-Za-z0-9;.-]{0,99}")) {
      throw new Rejected(field, "the name of one attribute, such as entryUUID");
    }
  }

  private static void authority(@Nullable String pem) {
    if (pem == null) {
      return;
    }
    if (pem.length() > LARGEST_AUTHORITY || pem.chars().anyMatch(c -> c > 126)) {
      throw new Rejected("authority", "at most 20,000 characters of ASCII, as PEM is");
    }
    try (var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))) {
      if (CertificateFactory.getInstance("X.509").generateCertificates(bytes).isEmpty()) {
        throw new CertificateException("none");
      }
    } catch (CertificateException | java.io.IOException e) {
      throw new Rejected("authority", "one or more certificates in PEM, please");
    }
  }
}
