package dev.rowhouse.marketplace.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.marketplace.IncidentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant TO = FROM.plusSeconds(10_000);

  @Test
  void withoutOutagesAServerWasThereAllTheTime() {
    assertThat(of(incident(IncidentKind.MAINTENANCE, 10, 20)))
        .isEqualTo(new Reliability(10_000, 0));
  }

  @Test
  void whatTwoOutagesCoverCountsOnce() {
    assertThat(of(incident(IncidentKind.DOWN, 100, 300), incident(IncidentKind.DIED, 200, 400)))
        .isEqualTo(new Reliability(9_700, 2));
  }

  @Test
  void onlyThePartInsideCountsAndWhatGoesOnLastsUntilNow() {
    assertThat(of(incident(IncidentKind.DOWN, -500, 1_000), incident(IncidentKind.DOWN, 9_000, -1)))
        .isEqualTo(new Reliability(8_000, 2));
    assertThat(of(incident(IncidentKind.DOWN, -500, -100)).outages()).isZero();
  }

  private static Reliability of(Incident... incidents) {
    return Reliability.of(List.of(incidents), FROM, TO);
  }

  private static Incident incident(IncidentKind kind, long from, long to) {
    Optional<Instant> end = to == -1 ? Optional.empty() : Optional.of(FROM.plusSeconds(to));
    return new Incident(IncidentId.mint(), kind, "", FROM.plusSeconds(from), end);
  }
}
