package dev.rowhouse.portal.fleet;

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
  /** A word at a place of an axis. */
  record Mark(double at, String words) {}
}
