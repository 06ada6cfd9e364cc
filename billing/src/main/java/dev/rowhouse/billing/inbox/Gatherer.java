package dev.rowhouse.billing.inbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Stores events that come at the same time together: one statement, one commit, one wait for the
 * disk. Nobody waits for company: whoever comes while nothing is written is written at once, and
 * who comes meanwhile goes with the next. An event is told to be stored when its commit is durable.
 */
@Component
class Gatherer {
  private static final Logger log = LoggerFactory.getLogger(Gatherer.class);
  private static final int MOST_EVENTS = 64;
  private static final int MOST_BYTES = 4 << 20;
  private static final int WRITERS = 2;

  private final EventStore store;
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private int writers;

  Gatherer(EventStore store) {
    this.store = store;
  }

  private record Waiting(StoredEvent event, CompletableFuture<Boolean> stored) {}

  /** False when the endpoint has this event already; returns once that is durable either way. */
  boolean insert(StoredEvent event) {
    var waiting = new Waiting(event, new CompletableFuture<>());
    if (begins(waiting)) {
      Thread.ofVirtual().name("inbox-door").start(this::write);
    }
    try {
      return waiting.stored().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  synchronized int waiting() {
    return queue.size();
  }

  private synchronized boolean begins(Waiting one) {
    queue.add(one);
    boolean writes = writers < WRITERS;
    writers += writes ? 1 : 0;
    return writes;
  }

  /** Until nobody waits. */
  private void write() {
    for (List<Waiting> some = next(); !some.isEmpty(); some = next()) {
      try {
        Set<String> stored = store.insertAll(some.stream().map(Waiting::event).toList());
        some.forEach(each -> each.stored().complete(stored.contains(each.event().id().value())));
      } catch (RuntimeException e) {
        alone(some, e);
      }
    }
  }

  private synchronized List<Waiting> next() {
    var some = new ArrayList<Waiting>();
    long bytes = 0;
    while (!queue.isEmpty() && some.size() < MOST_EVENTS && bytes < MOST_BYTES) {
      Waiting one = queue.remove();
      bytes += one.event().payload().length;
      some.add(one);
    }
    if (some.isEmpty()) {
      writers--;
    }
    return some;
  }

  /** What one of them is refused for is no fault of the others. */
  private void alone(List<Waiting> some, RuntimeException problem) {
    if (some.size() > 1) {
      log.debug("{} events could not be stored together", some.size(), problem);
    }
    for (Waiting each : some) {
      try {
        each.stored().complete(store.insert(each.event()));
      } catch (RuntimeException e) {
        each.stored().completeExceptionally(e);
      }
    }
  }
}
