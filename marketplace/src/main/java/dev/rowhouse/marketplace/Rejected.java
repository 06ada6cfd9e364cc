package dev.rowhouse.marketplace;

/** A value that cannot be taken; the faces show the message beside the field. */
public final class Rejected extends RuntimeException {
  private final String field;

  public Rejected(String field, String message) {
    super(message);
    this.field = field;
  }

  /** Goes on only where the value can be taken. */
  public static void unless(boolean fine, String field, String message) {
    if (!fine) {
      throw new Rejected(field, message);
    }
  }

  public String field() {
    return field;
  }
}
