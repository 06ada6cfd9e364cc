package dev.rowhouse.e2e.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The laws of tables: named after their owner, and pointing down only. */
final class Tables {
  private static final List<String> LINE =
      List.of("db", "billing", "marketplace", "provisioner", "portal", "adminui");

  /** Named by Spring, owned by the portal. */
  private static final Set<String> SPRINGS =
      Set.of("spring_session", "spring_session_attributes", "oauth2_authorization");

  private static final Pattern CREATED =
      Pattern.compile("(?i)CREATE TABLE (?:IF NOT EXISTS )?`?(\\w+)`?");
  private static final Pattern POINTED_AT = Pattern.compile("(?i)REFERENCES\\s+`?(\\w+)`?");

  private Tables() {}

  static List<String> wrong(String owner, String sql) {
    var wrong = new ArrayList<String>();
    names(CREATED, sql).stream()
        .filter(table -> !ownerOf(table).equals(owner))
        .forEach(table -> wrong.add(owner + " makes " + table));
    names(POINTED_AT, sql).stream()
        .filter(table -> LINE.indexOf(ownerOf(table)) > LINE.indexOf(owner))
        .forEach(table -> wrong.add(owner + " points up at " + table));
    return wrong;
  }

  private static List<String> names(Pattern pattern, String sql) {
    var names = new ArrayList<String>();
    Matcher matcher = pattern.matcher(sql.replaceAll("(?m)^--.*$", ""));
    while (matcher.find()) {
      names.add(matcher.group(1).toLowerCase(Locale.ROOT));
    }
    return names;
  }

  private static String ownerOf(String table) {
    return SPRINGS.contains(table) ? "portal" : table.replaceAll("_.*", "");
  }
}
