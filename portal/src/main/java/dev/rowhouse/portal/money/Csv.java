package dev.rowhouse.portal.money;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Rows as RFC 4180 has them. */
final class Csv {
  private static final String STARTS_A_FORMULA = "=+-@\t\r";

  private final StringBuilder text = new StringBuilder();

  Csv row(Object... cells) {
    text.append(Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",")));
    text.append("\r\n");
    return this;
  }

  /** What people named must not become a formula in a spreadsheet. */
  static String named(String name) {
    return !name.isEmpty() && STARTS_A_FORMULA.indexOf(name.charAt(0)) >= 0 ? "'" + name : name;
  }

  private static String cell(Object value) {
    String plain = value.toString();
    boolean quoted = plain.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? "\"" + plain.replace("\"", "\"\"") + "\"" : plain;
  }

  String text() {
    return text.toString();
  }
}
