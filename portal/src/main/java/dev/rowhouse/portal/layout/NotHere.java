package dev.rowhouse.portal.layout;

/** There is no such thing, or not for this viewer: the page says the same in both cases. */
public final class NotHere extends RuntimeException {
  public NotHere(String message) {
    super(message);
  }

  /** For example {@code NotHere.thing("project")}. */
  public static NotHere thing(String thing) {
    return new NotHere("There is no such " + thing + " here, or not any more.");
  }
}
