package dev.rowhouse.provisioner.docker;

/** The node did not answer; nothing is known of what it did. */
public final class EngineUnreachable extends RuntimeException {
  public EngineUnreachable(String message, Throwable cause) {
    super(message, cause);
  }
}
