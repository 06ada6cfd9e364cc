package dev.rowhouse.provisioner.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** The wall clock of a project's zone. */
class DailyTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void itIsTodayOnceTheTimeHasComeAndYesterdayBefore() {
    assertThat(last("2026-07-10T18:00:01Z", "20:00")).isEqualTo("2026-07-10T18:00:00Z");
    assertThat(last("2026-07-10T17:59:59Z", "20:00")).isEqualTo("2026-07-09T18:00:00Z");
  }

  @Test
  void aTimeThatTheClocksSkipComesOnceWhenTheyHaveSkippedIt() {
    assertThat(last("2026-03-29T01:31:00Z", "02:30")).isEqualTo("2026-03-29T01:30:00Z");
  }

  @Test
  void aTimeThatComesTwiceCountsTheFirstTime() {
    assertThat(last("2026-10-25T00:31:00Z", "02:30")).isEqualTo("2026-10-25T00:30:00Z");
    assertThat(last("2026-10-25T01:31:00Z", "02:30")).isEqualTo("2026-10-25T00:30:00Z");
  }

  @Test
  void everyDayOfAYearHasItOnce() {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    var seen = new java.util.TreeSet<Instant>();
    for (int hour = 0; hour < 365 * 24; hour++) {
      seen.add(
          Idling.lastTime(now.plus(Duration.ofHours(hour)).atZone(BERLIN), LocalTime.of(2, 30)));
    }
    assertThat(seen).hasSize(366);
  }

  private static String last(String now, String at) {
    return Idling.lastTime(Instant.parse(now).atZone(BERLIN), LocalTime.parse(at)).toString();
  }
}
