package dev.rowhouse.provisioner.connection;

import dev.rowhouse.provisioner.Rejected;
import java.util.List;

/**
 * Whoever the provider says is in this group has this role in the app.
 *
 * @param group exactly as the provider writes it, 1 to 255 characters
 * @param role 1 to 64 characters
 */
public record RoleRule(String group, String role) {
  /**
   * As people type them, a line each: {@code group = role}. Groups may hold the sign themselves
   * ({@code cn=staff}); roles do not.
   *
   * @throws Rejected when a line has no sign
   */
  public static List<RoleRule> lines(String text) {
    return text.lines().filter(line -> !line.isBlank()).map(RoleRule::line).toList();
  }

  private static RoleRule line(String line) {
    int equals = line.lastIndexOf('=');
    if (equals < 0) {
      throw new Rejected("rules", "each line is like: engineering = editor");
    }
    return new RoleRule(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
  }
}
