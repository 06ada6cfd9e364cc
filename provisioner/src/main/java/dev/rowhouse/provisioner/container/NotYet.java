package dev.rowhouse.provisioner.container;

/** Something else has to happen first, and is about to; the message says what, for people. */
public final class NotYet extends RuntimeException {
  public NotYet(String message) {
    super(message);
  }
}
