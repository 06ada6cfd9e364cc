package dev.rowhouse.billing.inbox;

import dev.rowhouse.billing.EndpointId;
import dev.rowhouse.billing.EventId;
import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.bell.Topic;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class StoringInbox implements Inbox {
  private static final Topic NEWS = new Topic(TOPIC);

  private final Door door;
  private final Endpoints endpoints;
  private final EventStore events;
  private final EventQueue queue;
  private final RefusalStore refusals;
  private final Quarantine quarantine;
  private final Bell bell;
  private final Clock clock;

  StoringInbox(
      Door door,
      Endpoints endpoints,
      EventStore events,
      EventQueue queue,
      RefusalStore refusals,
      Quarantine quarantine,
      Bell bell,
      Clock clock) {
    this.door = door;
    this.endpoints = endpoints;
    this.events = events;
    this.queue = queue;
    this.refusals = refusals;
    this.quarantine = quarantine;
    this.bell = bell;
    this.clock = clock;
  }

  @Override
  public Received accept(EndpointId endpoint, Headers headers, byte[] body) {
    return door.accept(endpoint, headers, body);
  }

  @Override
  public List<StoredEvent> list(EventFilter filter, Optional<EventId> before, int limit) {
    return events.list(filter, before, Math.clamp(limit, 1, 200));
  }

  @Override
  public Optional<StoredEvent> find(EventId id) {
    return events.find(id);
  }

  @Override
  public Optional<StoredEvent> find(OwnerId owner, EventId id) {
    return events.find(owner, id);
  }

  @Override
  public boolean replay(OwnerId owner, EventId id) {
    return events.find(owner, id).map(event -> replay(event.id())).orElse(false);
  }

  @Override
  public boolean replay(EventId id) {
    Optional<StoredEvent> event = events.find(id);
    Optional<Endpoint> endpoint = event.flatMap(e -> endpoints.find(e.endpoint()));
    if (event.isEmpty() || endpoint.isEmpty()) {
      return false;
    }
    Instant now = clock.instant();
    String apart = quarantine.reason(endpoint.get(), event.get().envelope());
    boolean changed =
        apart == null
            ? queue.replay(id, EventState.PENDING, "", now) || queue.hurry(id, now)
            : queue.replay(id, EventState.QUARANTINED, apart, now);
    bell.ring(NEWS);
    return changed;
  }

  @Override
  public boolean park(OwnerId owner, EventId id) {
    return events.find(owner, id).map(event -> park(event.id())).orElse(false);
  }

  @Override
  public boolean park(EventId id) {
    return queue.park(id, "set aside", clock.instant());
  }

  @Override
  public boolean park(EventId id, String reason) {
    return queue.park(id, "set aside: " + reason, clock.instant());
  }

  @Override
  public int replayAll(EventState state, int most) {
    var filter = new EventFilter(null, null, state, null);
    int count = 0;
    Optional<EventId> before = Optional.empty();
    List<StoredEvent> page;
    do {
      page = events.list(filter, before, Math.min(200, most - count));
      page.forEach(event -> replay(event.id()));
      count += page.size();
      before = page.isEmpty() ? before : Optional.of(page.getLast().id());
    } while (!page.isEmpty() && count < most);
    return count;
  }

  @Override
  public Map<EventState, Long> counts() {
    return queue.counts();
  }

  @Override
  public List<Refusal> refusals(OwnerId owner, EndpointId endpoint) {
    return endpoints
        .find(owner, endpoint)
        .map(each -> refusals.counts(each.id().value()))
        .orElse(List.of());
  }

  @Override
  public List<RefusedRequest> lastRefused(OwnerId owner, EndpointId endpoint) {
    return endpoints
        .find(owner, endpoint)
        .map(each -> refusals.last(each.id().value()))
        .orElse(List.of());
  }
}
