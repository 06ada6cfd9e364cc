package dev.rowhouse.provisioner.wall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A list of ports and ranges of ports. */
record Ports(List<Range> ranges) {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,5})(?:\\s*-\\s*(\\d{1,5}))?");
  private static final int MOST = 64;

  record Range(int first, int last) {
    @Override
    public String toString() {
      return first == last ? "" + first : first + "-" + last;
    }
  }

  /**
   * Takes {@code 443}, {@code 80,443}, {@code 8000-8100}; empty for all.
   *
   * @throws IllegalArgumentException that says what is wrong
   */
  static Ports parse(String text) {
    List<Range> ranges = new ArrayList<>();
    if (!text.isBlank()) {
      for (String part : text.split(",", -1)) {
        ranges.add(range(part.strip()));
      }
    }
    if (ranges.size() > MOST) {
      throw new IllegalArgumentException("at most " + MOST + " ports or ranges in one rule");
    }
    return new Ports(List.copyOf(ranges));
  }

  private static Range range(String part) {
    Matcher matcher = RANGE.matcher(part);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "ports look like 443, 80,443 or 8000-8100, not \"" + part + "\"");
    }
    int first = Integer.parseInt(matcher.group(1));
    int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
    if (first < 1 || last > 65_535 || first > last) {
      throw new IllegalArgumentException("ports go from 1 to 65535, the smaller one first");
    }
    return new Range(first, last);
  }

  boolean isAll() {
    return ranges.isEmpty();
  }

  /** As nft's sets want it: no two ranges with a port in common. */
  List<Range> merged() {
    List<Range> sorted = ranges.stream().sorted(Comparator.comparingInt(Range::first)).toList();
    List<Range> merged = new ArrayList<>();
    for (Range range : sorted) {
      Range before = merged.isEmpty() ? null : merged.getLast();
      if (before != null && range.first() <= before.last() + 1) {
        merged.set(
            merged.size() - 1, new Range(before.first(), Math.max(before.last(), range.last())));
      } else {
        merged.add(range);
      }
    }
    return merged;
  }
}
