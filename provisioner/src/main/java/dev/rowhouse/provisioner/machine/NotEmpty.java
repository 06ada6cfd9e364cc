package dev.rowhouse.provisioner.machine;

/** A wiped machine still has something on it; the message says what. */
public final class NotEmpty extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotEmpty(String message) {
    super(message);
  }
}
