package dev.rowhouse.portal.scim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The filters that directories send: equalities, joined by {@code and}. Anything else is refused
 * rather than understood by half.
 */
final class Filter {
  private static final int LONGEST = 2000;
  private static final Pattern CONDITION =
      Pattern.compile(
          "\\s*([A-Za-z$][\\w$:.-]*)\\s+(?i:eq)\\s+(\"(?:[^\"\\\\]|\\\\.)*+\"|(?i:true|false))\\s*");
  private static final Pattern AND = Pattern.compile("(?i:and)\\s+");
  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

  private Filter() {}

  /**
   * @param attribute lower case, without the schema before it
   * @param value without quotes
   */
  record Equality(String attribute, String value) {}

  /**
   * @throws ScimFault when it is anything else
   */
  static List<Equality> read(String filter) {
    if (filter.length() > LONGEST) {
      throw ScimFault.filter(filter);
    }
    List<Equality> all = new ArrayList<>();
    Matcher condition = CONDITION.matcher(filter);
    Matcher and = AND.matcher(filter);
    int at = 0;
    do {
      if (!condition.region(at, filter.length()).lookingAt()) {
        throw ScimFault.filter(filter);
      }
      all.add(new Equality(attribute(condition.group(1)), value(condition.group(2))));
      at = condition.end();
      if (at == filter.length()) {
        return all;
      }
      if (!and.region(at, filter.length()).lookingAt()) {
        throw ScimFault.filter(filter);
      }
      at = and.end();
    } while (all.size() < 10);
    throw ScimFault.filter(filter);
  }

  private static String attribute(String name) {
    return Attributes.plain(name).toLowerCase(Locale.ROOT);
  }

  private static String value(String written) {
    if (!written.startsWith("\"")) {
      return written.toLowerCase(Locale.ROOT);
    }
    String inside = written.substring(1, written.length() - 1);
    return ESCAPED.matcher(inside).replaceAll(it -> Matcher.quoteReplacement(it.group(1)));
  }
}
