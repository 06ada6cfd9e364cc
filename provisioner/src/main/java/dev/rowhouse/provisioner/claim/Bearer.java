package dev.rowhouse.provisioner.claim;

import dev.rowhouse.provisioner.Rejected;
import java.util.List;

/**
 * Who shows a claim, as the app is to know them.
 *
 * @param subject the person as the builder's system names them; 1 to 255 characters
 * @param email at most 255 characters, may be empty
 * @param name at most 255 characters, may be empty
 * @param roles at most 32 of 1 to 64 characters
 */
public record Bearer(String subject, String email, String name, List<String> roles) {
  /**
   * @throws Rejected naming the field that is out of range
   */
  void check() {
    reject(subject.isBlank() || subject.length() > 255, "subject", "1 to 255 characters, please.");
    reject(email.length() > 255, "email", "At most 255 characters, please.");
    reject(name.length() > 255, "name", "At most 255 characters, please.");
    boolean fits =
        roles.size() <= 32 && roles.stream().allMatch(it -> !it.isBlank() && it.length() <= 64);
    reject(!fits, "roles", "At most 32 roles of 1 to 64 characters each, please.");
  }

  private static void reject(boolean wrong, String field, String message) {
    if (wrong) {
      throw new Rejected(field, message);
    }
  }
}
