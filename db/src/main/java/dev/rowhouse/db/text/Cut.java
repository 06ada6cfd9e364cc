package dev.rowhouse.db.text;

/** Shortens what others said to what there is room for. */
public final class Cut {
  private Cut() {}

  /**
   * The beginning of a text, no character of it halved.
   *
   * @param most as many UTF-16 units as may be left; a column has room for as many characters
   */
  public static String to(int most, String text) {
    if (text.length() <= most) {
      return text;
    }
    boolean halved = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
    return text.substring(0, halved ? most - 1 : most);
  }
}
