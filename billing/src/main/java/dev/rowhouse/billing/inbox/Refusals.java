package dev.rowhouse.billing.inbox;

import dev.rowhouse.billing.EndpointId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts what the door refuses. Counts are gathered for a moment and then written together, so that
 * a flood of forged requests costs neither a row nor a line of log each.
 */
@Component
class Refusals {
  private static final Logger log = LoggerFactory.getLogger(Refusals.class);
  private static final Duration GATHERING = Duration.ofMillis(200);
  private static final String NOWHERE = "-";
  private static final int EXAMPLES = 10;

  private final RefusalStore store;
  private final Clock clock;
  private Map<Key, Long> counts = new HashMap<>();
  private Deque<Example> examples = new ArrayDeque<>();

  Refusals(RefusalStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** For an endpoint that does not exist: all of those are counted as one. */
  Received unknown() {
    count(new Key(NOWHERE, "no such endpoint"));
    return new Received.Rejected(404, "no such endpoint");
  }

  void note(EndpointId endpoint, String reason, byte[] body) {
    var request = new RefusedRequest(clock.instant(), reason, body.length, excerpt(body));
    synchronized (this) {
      examples.addLast(new Example(endpoint.value(), request));
      if (examples.size() > EXAMPLES) {
        examples.removeFirst();
      }
    }
    count(new Key(endpoint.value(), reason));
  }

  private synchronized void count(Key key) {
    if (counts.isEmpty()) {
      Thread.ofVirtual().name("refusals").start(this::writeSoon);
    }
    counts.merge(key, 1L, Long::sum);
  }

  private void writeSoon() {
    try {
      Thread.sleep(GATHERING);
      write();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.warn("refused events could not be counted", e);
    }
  }

  private void write() {
    Map<Key, Long> counted;
    Deque<Example> kept;
    synchronized (this) {
      counted = counts;
      kept = examples;
      counts = new HashMap<>();
      examples = new ArrayDeque<>();
    }
    counted.forEach(this::write);
    kept.forEach(e -> store.keep(e.endpoint(), e.request()));
    kept.stream().map(Example::endpoint).distinct().forEach(store::trim);
  }

  private void write(Key key, long count) {
    log.warn("refused {} at endpoint {}: {}", count, key.endpoint(), key.reason());
    store.add(key.endpoint(), key.reason(), count, clock.instant());
  }

  private static String excerpt(byte[] body) {
    String start = new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8);
    return start.replaceAll("[^\\x20-\\x7e]", "?");
  }

  private record Key(String endpoint, String reason) {}

  private record Example(String endpoint, RefusedRequest request) {}
}
