package dev.rowhouse.provisioner;

/** One environment variable; a secret value is sealed at rest and never shown again. */
public record Variable(String name, String value, boolean secret) {
  @Override
  public String toString() {
    return name + "=" + (secret ? "•••" : value);
  }
}
