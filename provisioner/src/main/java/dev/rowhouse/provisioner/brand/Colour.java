package dev.rowhouse.provisioner.brand;

import java.util.Locale;
import java.util.regex.Pattern;

/** A colour of sRGB, and how well it can be told from another (WCAG 2.2). */
public record Colour(int red, int green, int blue) {
  public static final Colour WHITE = new Colour(255, 255, 255);
  public static final Colour NIGHT = new Colour(0x1b, 0x19, 0x17);
  private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

  /**
   * @param hex {@code #rrggbb}
   * @throws IllegalArgumentException on any other form
   */
  public static Colour of(String hex) {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("a colour looks like #a03c1e");
    }
    int all = Integer.parseInt(hex, 1, 7, 16);
    return new Colour(all >> 16, all >> 8 & 0xff, all & 0xff);
  }

  /** From 1 (the same) to 21 (black and white). */
  public double contrast(Colour other) {
    double one = luminance();
    double two = other.luminance();
    return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
  }

  /** What is readable on it: one of both always is. */
  public Colour letters() {
    return contrast(WHITE) >= contrast(NIGHT) ? WHITE : NIGHT;
  }

  /** The nearest one on the way to the given colour that can be told from the page. */
  Colour towards(Colour end, Colour page, double enough) {
    Colour now = this;
    for (int step = 1; step <= 100 && now.contrast(page) < enough; step++) {
      now = mixed(end, step / 100.0);
    }
    return now;
  }

  private Colour mixed(Colour end, double part) {
    return new Colour(
        mixed(red, end.red, part), mixed(green, end.green, part), mixed(blue, end.blue, part));
  }

  private static int mixed(int from, int to, double part) {
    return (int) Math.round(from + (to - from) * part);
  }

  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int value) {
    double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }

  public String hex() {
    return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
  }
}
