package dev.rowhouse.marketplace.rental;

import dev.rowhouse.db.bell.Topic;
import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.inventory.Verifying;
import dev.rowhouse.marketplace.vendor.Onboarding;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** All that the clock does on the market, in one place: run it every few seconds, by a worker. */
@Unowned
@Component
public class Rounds {
  /** Rung when there is something to do at once. */
  public static final Topic TOPIC = Deadlines.TOPIC;

  private static final Logger log = LoggerFactory.getLogger(Rounds.class);

  private final List<ToIntFunction<Instant>> sweeps;
  private final Clock clock;

  Rounds(
      Releasing releasing,
      Errands errands,
      Renewing renewing,
      Dunning dunning,
      Reclaiming reclaiming,
      Refunding refunding,
      Verifying verifying,
      Onboarding onboarding,
      Clock clock) {
    // Stripe is looked at before anything is held against a renter, and told of it afterwards.
    this.sweeps =
        List.of(
            releasing::sweep,
            errands::sweep,
            renewing::sweep,
            dunning::sweep,
            reclaiming::sweep,
            verifying::sweep,
            onboarding::sweep,
            errands::sweep,
            refunding::sweep);
    this.clock = clock;
  }

  /** How much was due. What fails is tried again the next time, and keeps nothing else from it. */
  public int sweep() {
    return sweeps.stream().mapToInt(this::run).sum();
  }

  private int run(ToIntFunction<Instant> sweep) {
    try {
      return sweep.applyAsInt(clock.instant());
    } catch (RuntimeException e) {
      log.error("a sweep of the market failed", e);
      return 0;
    }
  }
}
