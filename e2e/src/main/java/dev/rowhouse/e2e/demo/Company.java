package dev.rowhouse.e2e.demo;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A customer with an identity provider of its own.
 *
 * @param saml its provider speaks SAML only, so that a broker stands before it
 */
record Company(String name, boolean saml, List<Employee> employees) {

  /**
   * Somebody who works there.
   *
   * @param group of the provider; {@code engineering} or {@code it}
   */
  record Employee(String name, String group, String password) {
    String title() {
      return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
  }

  /** One who works and one who administers, with passwords that nobody knows yet. */
  static Company of(String name, boolean saml, String worker, String admin) {
    return new Company(
        name,
        saml,
        List.of(
            new Employee(worker, "engineering", random().substring(0, 10)),
            new Employee(admin, "it", random().substring(0, 10))));
  }

  /** Of its realm, and by which the builder knows it. */
  String realm() {
    return name.toLowerCase(Locale.ROOT);
  }

  Employee worker() {
    return employees.getFirst();
  }

  static String random() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
