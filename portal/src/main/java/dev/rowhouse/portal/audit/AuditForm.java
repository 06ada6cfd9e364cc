package dev.rowhouse.portal.audit;

import dev.rowhouse.db.audit.ActFilter;
import dev.rowhouse.marketplace.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Filters as they stand in the address; days are of UTC, the last one counts. */
public record AuditForm(
    @Nullable String who, @Nullable String what, @Nullable String from, @Nullable String to) {
  static final AuditForm ALL = new AuditForm(null, null, null, null);

  /** Always of one organization: an empty one would mean all. */
  ActFilter filter(OrganizationId whose) {
    Instant last = day(to);
    return new ActFilter(
        text(who),
        text(what),
        whose.value(),
        day(from),
        last == null ? null : last.plus(Duration.ofDays(1)));
  }

  /** What is written as a day and is none; null when all is well. */
  @Nullable String wrongDay() {
    for (String each : new String[] {text(from), text(to)}) {
      if (!each.isEmpty() && day(each) == null) {
        return each + " is no day; write one like 2026-11-21.";
      }
    }
    return null;
  }

  public boolean empty() {
    return (text(who) + text(what) + text(from) + text(to)).isEmpty();
  }

  /** The same filters at another address. */
  String at(String path, @Nullable String before) {
    var link = UriComponentsBuilder.fromPath(path);
    String[][] all = {{"who", who}, {"what", what}, {"from", from}, {"to", to}, {"before", before}};
    for (String[] each : all) {
      if (!text(each[1]).isEmpty()) {
        link.queryParam(each[0], "{" + each[0] + "}");
      }
    }
    return link.encode()
        .buildAndExpand(
            Map.of(
                "who", text(who),
                "what", text(what),
                "from", text(from),
                "to", text(to),
                "before", text(before)))
        .toUriString();
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
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
