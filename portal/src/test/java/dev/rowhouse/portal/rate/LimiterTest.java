package dev.rowhouse.portal.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimiterTest {
  private long nanos;
  private final Limiter limiter = new Limiter(2, 3, () -> nanos);

  @Test
  void aBurstIsLetInAndThenItFlowsAtTheRate() {
    for (int i = 0; i < 3; i++) {
      assertThat(limiter.take("a")).isZero();
    }
    assertThat(limiter.take("a")).isCloseTo(Duration.ofMillis(500), Duration.ofMillis(1));
    nanos += 500_000_000;
    assertThat(limiter.take("a")).isZero();
    assertThat(limiter.take("a")).isPositive();
  }

  @Test
  void oneCallersHurryIsNotAnothersWait() {
    for (int i = 0; i < 4; i++) {
      limiter.take("a");
    }
    assertThat(limiter.take("b")).isZero();
  }

  @Test
  void lookingTakesNothing() {
    for (int i = 0; i < 100; i++) {
      assertThat(limiter.look("a")).isZero();
    }
    assertThat(limiter.take("a")).isZero();
  }

  @Test
  void namesWithoutEndDoNotFillTheMemory() {
    for (int i = 0; i < 50_000; i++) {
      assertThat(limiter.take("n" + i)).isZero();
    }
  }
}
