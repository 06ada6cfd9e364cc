package dev.rowhouse.billing.subscription;

import dev.rowhouse.billing.EventId;
import dev.rowhouse.billing.Outcome;
import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.Subscription;
import dev.rowhouse.billing.SubscriptionChanged;
import dev.rowhouse.billing.SubscriptionStatus;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All subscriptions as last known. */
@Component
public class Subscriptions {
  private final SubscriptionStore store;
  private final ApplicationEventPublisher publisher;
  private final Clock clock;

  Subscriptions(SubscriptionStore store, ApplicationEventPublisher publisher, Clock clock) {
    this.store = store;
    this.publisher = publisher;
    this.clock = clock;
  }

  /**
   * Stores what an event told and publishes it, in the running transaction. Older news never
   * overwrites newer, and what has ended stays ended: the outcome says so and nothing is published.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void apply(Subscription told, EventId cause, Outcome outcome) {
    Subscription before = store.lock(told.owner(), told.external()).orElse(null);
    String stale = stale(before, told);
    if (stale != null) {
      outcome.say(stale);
      return;
    }
    Subscription now = before == null ? told : withKnownPerson(told, before);
    store.save(now, cause, clock.instant());
    publisher.publishEvent(new SubscriptionChanged(now, before, cause, outcome));
    if (outcome.words().isEmpty()) {
      outcome.say("subscription " + now.external() + " is " + word(now.status()));
    }
  }

  public Optional<Subscription> find(OwnerId owner, String external) {
    return store.find(owner, external);
  }

  /** In the order of their external identifiers, after the given one; at most 200. */
  public List<Subscription> list(OwnerId owner, Optional<String> after, int limit) {
    return store.list(owner, after.orElse(""), Math.clamp(limit, 1, 200));
  }

  private static @Nullable String stale(@Nullable Subscription before, Subscription told) {
    if (before == null) {
      return null;
    }
    if (isOver(before.status()) && !isOver(told.status())) {
      return "ignored: " + told.external() + " has ended and stays ended";
    }
    return told.asOf().isBefore(before.asOf())
        ? "ignored: older than what is known of " + told.external()
        : null;
  }

  private static boolean isOver(SubscriptionStatus status) {
    return status == SubscriptionStatus.CANCELED || status == SubscriptionStatus.INCOMPLETE_EXPIRED;
  }

  /** An event need not carry the person's name and address; what was known of them stays known. */
  private static Subscription withKnownPerson(Subscription told, Subscription before) {
    return new Subscription(
        told.owner(),
        told.external(),
        told.customer(),
        told.email() == null ? before.email() : told.email(),
        told.name() == null ? before.name() : told.name(),
        told.prices().isEmpty() ? before.prices() : told.prices(),
        told.status(),
        told.livemode(),
        told.endsAt(),
        told.asOf(),
        told.metadata());
  }

  private static String word(SubscriptionStatus status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
