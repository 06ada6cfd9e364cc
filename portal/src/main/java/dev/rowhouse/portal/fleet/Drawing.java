package dev.rowhouse.portal.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Draws costs over time or over numbers of tenants. The cost's axis is logarithmic, because a
 * divisor that grows from one to hundreds would be a corner otherwise.
 */
final class Drawing {
  static final int WIDTH = 640;
  static final int HEIGHT = 220;
  private static final int LEFT = 84;
  private static final int RIGHT = 16;
  private static final int TOP = 14;
  private static final int BOTTOM = 30;
  private static final int MOST_MARKS = 5;

  private final double fromX;
  private final double untilX;
  private final double fromY;
  private final double untilY;

  private Drawing(List<Sample> all) {
    fromX = all.stream().mapToDouble(Sample::x).min().orElse(0);
    double farthest = all.stream().mapToDouble(Sample::x).max().orElse(1);
    untilX = farthest > fromX ? farthest : fromX + 1;
    fromY = below(all.stream().mapToDouble(Sample::y).min().orElse(1));
    untilY = above(all.stream().mapToDouble(Sample::y).max().orElse(10));
  }

  /**
   * @param was at least one point
   * @param ahead what would come; may be empty
   */
  static Curve of(
      List<Sample> was, List<Sample> ahead, DoubleFunction<String> x, DoubleFunction<String> y) {
    var drawing = new Drawing(Stream.concat(was.stream(), ahead.stream()).toList());
    Sample last = was.getLast();
    return new Curve(
        drawing.path(was),
        ahead.isEmpty()
            ? ""
            : drawing.path(Stream.concat(Stream.of(last), ahead.stream()).toList()),
        drawing.xs(x),
        drawing.ys(y),
        drawing.x(last.x()),
        drawing.y(last.y()));
  }

  private String path(List<Sample> samples) {
    return samples.stream()
        .map(each -> String.format(Locale.ROOT, "%.1f %.1f", x(each.x()), y(each.y())))
        .collect(Collectors.joining("L", "M", ""));
  }

  private List<Curve.Mark> xs(DoubleFunction<String> words) {
    List<Curve.Mark> marks = new ArrayList<>();
    for (int i = 0; i < MOST_MARKS; i++) {
      double value = fromX + (untilX - fromX) * i / (MOST_MARKS - 1);
      var mark = new Curve.Mark(x(value), value, words.apply(value));
      // Within a minute all would say the same.
      if (marks.isEmpty() || !marks.getLast().words().equals(mark.words())) {
        marks.add(mark);
      }
    }
    return marks;
  }

  private List<Curve.Mark> ys(DoubleFunction<String> words) {
    List<Double> steps = new ArrayList<>();
    for (double at = fromY; at <= untilY * 1.001; at = next(at)) {
      steps.add(at);
    }
    int each = (steps.size() + MOST_MARKS - 1) / MOST_MARKS;
    List<Curve.Mark> marks = new ArrayList<>();
    for (int i = 0; i < steps.size(); i += each) {
      marks.add(new Curve.Mark(y(steps.get(i)), steps.get(i), words.apply(steps.get(i))));
    }
    return marks;
  }

  private double x(double value) {
    return LEFT + (WIDTH - LEFT - RIGHT) * (value - fromX) / (untilX - fromX);
  }

  private double y(double value) {
    double share = Math.log(value / fromY) / Math.log(untilY / fromY);
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share;
  }

  /** 1, 2, 5, 10, 20, … and below one alike. */
  private static double next(double step) {
    double decade = Math.pow(10, Math.floor(Math.log10(step * 1.001)));
    double first = step / decade;
    return decade * (first < 1.5 ? 2 : first < 3.5 ? 5 : 10);
  }

  private static double below(double value) {
    double decade = Math.pow(10, Math.floor(Math.log10(value)));
    double first = value / decade;
    return decade * (first > 5 ? 5 : first > 2 ? 2 : first > 1 ? 1 : 0.5);
  }

  private static double above(double value) {
    double decade = Math.pow(10, Math.floor(Math.log10(value)));
    double first = value / decade;
    return decade * (first < 1 ? 1 : first < 2 ? 2 : first < 5 ? 5 : first < 10 ? 10 : 20);
  }
}
