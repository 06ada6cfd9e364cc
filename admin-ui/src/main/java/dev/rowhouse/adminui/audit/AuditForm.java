package dev.rowhouse.adminui.audit;

import dev.rowhouse.db.audit.ActFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The filters of the audit log as they stand in the address; days are of UTC, the last one counts.
 */
public record AuditForm(
    @Nullable String who,
    @Nullable String what,
    @Nullable String organization,
    @Nullable String from,
    @Nullable String to) {

  ActFilter filter() {
    Instant end = day(to);
    return new ActFilter(
        text(who),
        text(what),
        text(organization),
        day(from),
        end == null ? null : end.plus(Duration.ofDays(1)));
  }

  /** Whether a day is written as one; the page says which is not. */
  boolean wrong(@Nullable String value) {
    return !text(value).isEmpty() && day(value) == null;
  }

  /** For the links to the next page and to the sheet. */
  public TreeMap<String, String> parameters() {
    var parameters = new TreeMap<String, String>();
    put(parameters, "who", who);
    put(parameters, "what", what);
    put(parameters, "organization", organization);
    put(parameters, "from", from);
    put(parameters, "to", to);
    return parameters;
  }

  private static void put(TreeMap<String, String> all, String name, @Nullable String value) {
    if (!text(value).isEmpty()) {
      all.put(name, text(value));
    }
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "").strip();
  }

  private static @Nullable Instant day(@Nullable String value) {
    try {
      return text(value).isEmpty()
          ? null
          : LocalDate.parse(text(value)).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
