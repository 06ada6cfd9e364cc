package dev.rowhouse.marketplace.rental;

import dev.rowhouse.billing.PaymentChanged;
import dev.rowhouse.billing.Subscription;
import dev.rowhouse.billing.SubscriptionChanged;
import dev.rowhouse.billing.stripe.Platform;
import dev.rowhouse.marketplace.RentalId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down that there is something to look at; looking is the work of {@link Errands}. */
@Component
class News {
  private static final Duration TIME_TO_BE_KNOWN = Duration.ofMinutes(10);
  private final RentalStore rentals;
  private final PaymentStore payments;
  private final Deadlines deadlines;
  private final Clock clock;

  News(RentalStore rentals, PaymentStore payments, Deadlines deadlines, Clock clock) {
    this.rentals = rentals;
    this.payments = payments;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(SubscriptionChanged change) {
    Subscription now = change.now();
    if (!now.owner().equals(Platform.OWNER)) {
      return;
    }
    rental(now)
        .ifPresentOrElse(
            rental -> {
              rentals.subscription(rental.id(), now.external());
              deadlines.set(rental.id(), Due.LOOK, clock.instant());
              change.outcome().say("will look at rental " + rental.id().value());
            },
            () -> change.outcome().say("it is about no rental"));
  }

  /** A dispute may be told before the payment that it is about: then it is told again. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(PaymentChanged change) {
    Instant now = clock.instant();
    Optional<RentalId> rental = payments.rental(change.payment());
    if (rental.isEmpty() && now.isBefore(change.receivedAt().plus(TIME_TO_BE_KNOWN))) {
      throw new IllegalStateException("payment " + change.payment() + " is not known yet");
    }
    rental.ifPresentOrElse(
        id -> {
          deadlines.set(id, Due.LOOK, now);
          change.outcome().say("will look at rental " + id.value());
        },
        () -> change.outcome().say("it is about no payment of a rental"));
  }

  private Optional<Rental> rental(Subscription subscription) {
    String id = subscription.metadata().getOrDefault("rental", "");
    return id.matches("rnt_[0-9a-z]{26}") ? rentals.find(new RentalId(id)) : Optional.empty();
  }
}
