package dev.rowhouse.e2e.demo;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** A customer, and how its people prove who they are. */
record Company(String name, By by, List<Employee> employees) {
  enum By {
    /** A provider of its own. */
    OPENID,
    /** A provider that speaks SAML only, so that a broker stands before it. */
    SAML,
    /** A directory that takes names and passwords. */
    LDAP,
    /** Nothing of its own: links are sent to its people. */
    LINK
  }

  /**
   * Somebody who works there.
   *
   * @param group of the provider; {@code engineering} or {@code it}
   * @param password empty for who comes by a link
   */
  record Employee(String name, String group, String password) {
    String title() {
      return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
  }

  /** One who works and one who administers, with passwords that nobody knows yet. */
  static Company of(String name, By by, String worker, String admin) {
    return new Company(
        name,
        by,
        List.of(
            new Employee(worker, "engineering", random().substring(0, 10)),
            new Employee(admin, "it", random().substring(0, 10))));
  }

  /** One who comes by a link. */
  static Company small(String name, String worker) {
    return new Company(name, By.LINK, List.of(new Employee(worker, "engineering", "")));
  }

  /** Of its realm, and by which the builder knows it. */
  String realm() {
    return name.toLowerCase(Locale.ROOT);
  }

  Employee worker() {
    return employees.getFirst();
  }

  String email(Employee employee) {
    return employee.name() + "@" + realm() + ".example";
  }

  static String random() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
