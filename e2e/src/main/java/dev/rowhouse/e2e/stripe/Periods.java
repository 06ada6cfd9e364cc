package dev.rowhouse.e2e.stripe;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;

/** When a paid period ends. */
final class Periods {
  private Periods() {}

  /**
   * Counted from the anchor, so that what began on the 31st is on the 31st again after February.
   */
  static long after(long anchor, long start, JsonNode price) {
    JsonNode recurring = price.path("recurring");
    long count = recurring.path("interval_count").asLong(1);
    OffsetDateTime began = at(anchor);
    OffsetDateTime from = at(start);
    return switch (recurring.path("interval").asString("month")) {
      case "day" -> from.plusDays(count).toEpochSecond();
      case "week" -> from.plusWeeks(count).toEpochSecond();
      case "year" -> began.plusMonths(months(began, from) + 12 * count).toEpochSecond();
      default -> began.plusMonths(months(began, from) + count).toEpochSecond();
    };
  }

  private static long months(OffsetDateTime began, OffsetDateTime from) {
    return ChronoUnit.MONTHS.between(YearMonth.from(began), YearMonth.from(from));
  }

  private static OffsetDateTime at(long seconds) {
    return Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC);
  }
}
