package dev.rowhouse.provisioner.member;

import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.connection.EmailDomain;
import dev.rowhouse.provisioner.project.Check;
import java.util.Locale;

/**
 * Who is to be invited.
 *
 * @param email in any case
 * @param name empty when unknown
 * @param role 1 to 64 characters, as the app reads it
 */
public record NewMember(String email, String name, String role) {
  void check() {
    Check.text("email", email, 254);
    boolean one = email.strip().chars().noneMatch(c -> c <= ' ' || "<>,;:\"()[]\\".indexOf(c) >= 0);
    if (!one
        || EmailDomain.of(email.strip()).isEmpty()
        || email.indexOf('@') != email.lastIndexOf('@')) {
      throw new Rejected("email", "an address like ada@example.com");
    }
    if (name.length() > 255) {
      throw new Rejected("name", "must not be longer than 255 characters");
    }
    checkRole(role);
  }

  static void checkRole(String role) {
    Check.text("role", role, 64);
  }

  /** As it is kept and compared. */
  static String normal(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
