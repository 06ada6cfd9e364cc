package dev.rowhouse.billing.inbox;

import dev.rowhouse.billing.AccountChanged;
import dev.rowhouse.billing.EventId;
import dev.rowhouse.billing.Outcome;
import dev.rowhouse.billing.PaymentChanged;
import dev.rowhouse.billing.subscription.Subscriptions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Acts on one event whose lane is held: reads it, then stores all that follows in one commit. */
@Component
class Processing {
  private static final Logger log = LoggerFactory.getLogger(Processing.class);

  private final EventStore events;
  private final EventQueue queue;
  private final LaneStore lanes;
  private final Endpoints endpoints;
  private final Subscriptions subscriptions;
  private final Map<EndpointKind, EventSource> sources;
  private final ApplicationEventPublisher publisher;
  private final TransactionOperations transaction;
  private final Clock clock;

  Processing(
      EventStore events,
      EventQueue queue,
      LaneStore lanes,
      Endpoints endpoints,
      Subscriptions subscriptions,
      List<EventSource> sources,
      ApplicationEventPublisher publisher,
      TransactionOperations transaction,
      Clock clock) {
    this.events = events;
    this.queue = queue;
    this.lanes = lanes;
    this.endpoints = endpoints;
    this.subscriptions = subscriptions;
    this.sources =
        sources.stream().collect(Collectors.toMap(EventSource::kind, Function.identity()));
    this.publisher = publisher;
    this.transaction = transaction;
    this.clock = clock;
  }

  void process(EventId id, Lane lane, String holder) {
    StoredEvent event = events.find(id).orElseThrow();
    try {
      Reading reading = Objects.requireNonNull(sources.get(event.kind())).read(event);
      transaction.executeWithoutResult(_ -> act(event, reading, lane, holder));
    } catch (LaneLost lost) {
      log.info("event {}: {}", id.value(), lost.getMessage());
    } catch (RuntimeException failure) {
      fail(event, failure);
    }
  }

  private void act(StoredEvent event, Reading reading, Lane lane, String holder) {
    if (!lanes.hold(lane, holder)) {
      throw new LaneLost("another worker took it over");
    }
    boolean ours =
        switch (reading) {
          case Reading.Ignored ignored ->
              finish(event, EventState.IGNORED, "ignored: " + ignored.why());
          case Reading.Kept kept ->
              finish(event, EventState.DONE, "kept, changes nothing: " + kept.why());
          case Reading.Deauthorized _ -> deauthorize(event);
          case Reading.Moved moved -> moved(event, moved);
          case Reading.Account account -> changed(event, account);
          case Reading.Told told -> finish(event, EventState.DONE, apply(event, told));
        };
    if (!ours) {
      throw new LaneLost("it was set aside meanwhile");
    }
  }

  private String apply(StoredEvent event, Reading.Told told) {
    var outcome = new Outcome();
    subscriptions.apply(told.subscription(), event.id(), outcome);
    return outcome.words() + " (" + told.how() + ")";
  }

  private boolean moved(StoredEvent event, Reading.Moved moved) {
    var outcome = new Outcome();
    publisher.publishEvent(
        new PaymentChanged(event.owner(), moved.payment(), event.receivedAt(), outcome));
    return finish(event, EventState.DONE, orElse(outcome, "payment " + moved.payment()));
  }

  private boolean changed(StoredEvent event, Reading.Account account) {
    var outcome = new Outcome();
    publisher.publishEvent(new AccountChanged(account.account(), account.gone(), outcome));
    return finish(event, EventState.DONE, orElse(outcome, "account " + account.account()));
  }

  private static String orElse(Outcome outcome, String about) {
    return outcome.words().isEmpty() ? "nobody acts on " + about : outcome.words();
  }

  private boolean deauthorize(StoredEvent event) {
    endpoints.deauthorize(event.endpoint(), true);
    String words = "account " + event.envelope().account() + " withdrew its consent";
    return finish(event, EventState.DONE, words + "; its events are quarantined from now on");
  }

  private boolean finish(StoredEvent event, EventState state, String outcome) {
    return queue.finish(event.id(), state, shortened(outcome), clock.instant());
  }

  private void fail(StoredEvent event, RuntimeException failure) {
    int attempts = event.attempts() + 1;
    Instant now = clock.instant();
    EventState state = Backoff.isOver(attempts) ? EventState.DEAD : EventState.PENDING;
    log.warn("event {} failed at attempt {}", event.id().value(), attempts, failure);
    queue.fail(
        event.id(),
        state,
        shortened(String.valueOf(failure.getMessage())),
        now.plus(Backoff.after(attempts)));
  }

  private static String shortened(String words) {
    return words.length() <= 1000 ? words : words.substring(0, 999) + "…";
  }

  /** Not a failure: somebody else is responsible now, and our transaction rolls back. */
  private static final class LaneLost extends RuntimeException {
    LaneLost(String message) {
      super(message, null, false, false);
    }
  }
}
