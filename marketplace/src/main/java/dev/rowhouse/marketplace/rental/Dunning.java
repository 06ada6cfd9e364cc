package dev.rowhouse.marketplace.rental;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.ReclaimReason;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.RentalPastDue;
import dev.rowhouse.marketplace.setting.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The way from a missing payment to the server's going back, with dates that are told before. */
@Component
public class Dunning {
  /** However late a step was taken, the next one leaves a day to react. */
  private static final Duration AT_LEAST = Duration.ofDays(1);

  /** A step and when it comes. */
  public record Dated(DunningStep step, Instant at, boolean taken) {}

  private final RentalStore rentals;
  private final Stepper stepper;
  private final Deadlines deadlines;
  private final Ripening ripening;
  private final Reclaiming reclaiming;
  private final Settings settings;
  private final ApplicationEventPublisher publisher;

  Dunning(
      RentalStore rentals,
      Stepper stepper,
      Deadlines deadlines,
      Ripening ripening,
      Reclaiming reclaiming,
      Settings settings,
      ApplicationEventPublisher publisher) {
    this.rentals = rentals;
    this.stepper = stepper;
    this.deadlines = deadlines;
    this.ripening = ripening;
    this.reclaiming = reclaiming;
    this.settings = settings;
    this.publisher = publisher;
  }

  /** In the running transaction, which holds the rental's row; its first step comes at once. */
  void begin(Rental rental, Instant since, Instant now) {
    stepper.move(rental, RentalState.PAST_DUE, "the payment of the next term is missing", now);
    deadlines.clear(rental.id(), Due.TERM_END);
    rentals.pastDue(rental.id(), new PastDue(since, 0, Ladder.of(settings)));
    climb(rentals.find(rental.id()).orElseThrow(), now);
  }

  /** Those whose next step is due take one; how many. */
  public int sweep(Instant now) {
    return ripening.sweep(
        Due.DUNNING,
        now,
        rental -> {
          if (rental.state() == RentalState.PAST_DUE) {
            climb(rental, now);
          }
        });
  }

  /** What came and what will come if no payment does; empty when none is missing. */
  public List<Dated> dates(Rental rental) {
    return rental.pastDue().stream()
        .flatMap(due ->
            Stream.of(DunningStep.values())
                .map(step -> new Dated(step, due.at(step), step.ordinal() < due.steps())))
        .toList();
  }

  private void climb(Rental rental, Instant now) {
    PastDue due = rental.pastDue().orElseThrow();
    DunningStep step = DunningStep.values()[due.steps()];
    var higher = new PastDue(due.since(), due.steps() + 1, due.ladder());
    rentals.pastDue(rental.id(), higher);
    Optional<Instant> next = next(higher, now);
    next.ifPresent(at -> deadlines.set(rental.id(), Due.DUNNING, at));
    tell(rental, step, next);
    if (step == DunningStep.RECLAIM) {
      reclaiming.begin(rental, ReclaimReason.UNPAID, "not paid for too long", now);
    }
  }

  private void tell(Rental rental, DunningStep step, Optional<Instant> next) {
    publisher.publishEvent(
        new RentalPastDue(
            rental.id(),
            rental.organization(),
            step.name(),
            step.ordinal() < DunningStep.NO_SIGNUPS.ordinal(),
            next));
  }

  /**
   * Takes the last step back, for an operator: it comes again after the time that lies between it
   * and the step before. The first one, the notice, stays.
   *
   * @throws NotNow when no payment is missing, or there is no step to take back
   */
  @Unowned
  @Transactional
  public void forgive(RentalId id, Instant now) {
    Rental rental = rentals.lock(id);
    PastDue due =
        rental
            .pastDue()
            .filter(each -> rental.state() == RentalState.PAST_DUE && each.steps() > 1)
            .orElseThrow(() -> new NotNow("there is no step of dunning to take back"));
    DunningStep again = DunningStep.values()[due.steps() - 1];
    DunningStep stays = DunningStep.values()[due.steps() - 2];
    Instant next = now.plus(Duration.between(due.at(stays), due.at(again)));
    rentals.pastDue(id, new PastDue(due.since(), due.steps() - 1, due.ladder()));
    deadlines.set(id, Due.DUNNING, next);
    tell(rental, stays, Optional.of(next));
  }

  /** When its next step really comes, which may be later than the ladder says. */
  @Unowned
  public Optional<Instant> next(Rental rental) {
    return deadlines.of(rental.id()).stream()
        .filter(each -> each.kind() == Due.DUNNING)
        .map(Deadline::at)
        .findFirst();
  }

  private static Optional<Instant> next(PastDue due, Instant now) {
    return Stream.of(DunningStep.values())
        .skip(due.steps())
        .findFirst()
        .map(due::at)
        .map(planned -> planned.isBefore(now.plus(AT_LEAST)) ? now.plus(AT_LEAST) : planned);
  }
}
