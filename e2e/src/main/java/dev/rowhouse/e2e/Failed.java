package dev.rowhouse.e2e;

/** Ends a command with a message for the person who called it. */
public class Failed extends RuntimeException {
  public Failed(String message) {
    super(message);
  }
}
