package dev.rowhouse.portal.door.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.container.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Awake time by days, from what a timeline says. */
class WakefulTest {
  private static final Instant NOW = Instant.parse("2026-03-31T06:00:00Z");

  @Test
  void aNightIsOfTwoDaysAndTodayEndsNow() {
    var wakeful =
        Wakeful.of(
            List.of(
                turn("2026-01-01T00:00:00Z", Observed.RUNNING),
                turn("2026-03-02T01:00:00Z", Observed.STOPPED),
                turn("2026-03-29T22:00:00Z", Observed.RUNNING),
                turn("2026-03-30T03:00:00Z", Observed.PAUSED),
                turn("2026-03-30T04:00:00Z", Observed.STOPPED),
                turn("2026-03-31T05:30:00Z", Observed.RUNNING)),
            NOW);
    assertThat(wakeful.days()).hasSize(30);
    assertThat(wakeful.days().getFirst().date()).isEqualTo(LocalDate.parse("2026-03-02"));
    assertThat(wakeful.days().getFirst().awake()).isEqualTo(Duration.ofHours(1));
    assertThat(wakeful.days().get(27).awake()).isEqualTo(Duration.ofHours(2));
    assertThat(wakeful.days().get(28).awake()).isEqualTo(Duration.ofHours(4));
    assertThat(wakeful.days().get(28).percent()).isEqualTo(17);
    assertThat(wakeful.days().getLast().awake()).isEqualTo(Duration.ofMinutes(30));
    assertThat(wakeful.total()).isEqualTo(Duration.ofMinutes(450));
  }

  @Test
  void whatNeverRanWasNeverAwake() {
    assertThat(Wakeful.of(List.of(), NOW).isNone()).isTrue();
    var made = List.of(turn("2026-03-30T00:00:00Z", Observed.CREATING));
    assertThat(Wakeful.of(made, NOW).isNone()).isTrue();
  }

  private static TimelineEntry turn(String at, Observed to) {
    return new TimelineEntry(
        1, Observed.CREATING, to, Instant.parse(at), Duration.ZERO, new Cause("t", "t"), "");
  }
}
