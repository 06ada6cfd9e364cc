package dev.rowhouse.portal.house;

/**
 * One bar of what a house uses.
 *
 * @param share of the limit, 0 to 100
 */
public record Meter(String name, String words, int share) {
  private static final int TIGHT = 90;

  public boolean isTight() {
    return share >= TIGHT;
  }
}
