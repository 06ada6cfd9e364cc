package dev.rowhouse.adminui.operator;

/**
 * A person who runs this installation.
 *
 * @param email in lower case
 */
public record Operator(String id, String email, String passwordHash) {
  @Override
  public String toString() {
    return "Operator[" + email + "]";
  }
}
