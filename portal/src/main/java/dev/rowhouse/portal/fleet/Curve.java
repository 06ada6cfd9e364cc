package dev.rowhouse.portal.fleet;

import java.time.Instant;
import java.util.List;

/**
 * A line as it is drawn, in units of {@link Drawing}'s box. The template writes the SVG.
 *
 * @param path of the line that was
 * @param ahead of the line that would be; empty for none
 * @param xs what stands below
 * @param ys what stands at the left, with a line across
 * @param endX where the line that was ends
 */
record Curve(String path, String ahead, List<Mark> xs, List<Mark> ys, double endX, double endY) {
  /**
   * A word at a place of an axis.
   *
   * @param value what it is a word for
   */
  record Mark(double at, double value, String words) {
    /** Where the value is seconds of the epoch. */
    public Instant moment() {
      return Instant.ofEpochSecond((long) value);
    }
  }
}
