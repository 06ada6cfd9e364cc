package dev.rowhouse.marketplace;

/** What was asked for does not fit the state that the thing is in; says which, for people. */
public final class NotNow extends RuntimeException {
  public NotNow(String message) {
    super(message);
  }
}
