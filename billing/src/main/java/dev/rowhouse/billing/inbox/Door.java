package dev.rowhouse.billing.inbox;

import dev.rowhouse.billing.EndpointId;
import dev.rowhouse.billing.EventId;
import dev.rowhouse.billing.signature.Refused;
import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.bell.Topic;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets genuine events in: one look-up, one signature, one durable insert. */
@Component
class Door {
  private static final Topic NEWS = new Topic(Inbox.TOPIC);

  private final Endpoints endpoints;
  private final Gatherer events;
  private final Refusals refusals;
  private final Quarantine quarantine;
  private final Map<EndpointKind, EventSource> sources;
  private final Bell bell;
  private final Clock clock;

  Door(
      Endpoints endpoints,
      Gatherer events,
      Refusals refusals,
      Quarantine quarantine,
      List<EventSource> sources,
      Bell bell,
      Clock clock) {
    this.endpoints = endpoints;
    this.events = events;
    this.refusals = refusals;
    this.quarantine = quarantine;
    this.sources =
        sources.stream().collect(Collectors.toMap(EventSource::kind, Function.identity()));
    this.bell = bell;
    this.clock = clock;
  }

  Received accept(EndpointId id, Headers headers, byte[] body) {
    Optional<Endpoints.Known> known = endpoints.known(id).filter(k -> k.endpoint().enabled());
    if (known.isEmpty()) {
      return refusals.unknown();
    }
    try {
      return store(known.get().endpoint(), open(known.get(), headers, body), body);
    } catch (Refused refused) {
      refusals.note(id, refused.reason(), body);
      return new Received.Rejected(refused.status(), refused.reason());
    }
  }

  private Envelope open(Endpoints.Known known, Headers headers, byte[] body) throws Refused {
    if (body.length > Inbox.LARGEST) {
      throw Refused.bad("larger than 512 KiB");
    }
    EventSource source = sources.get(known.endpoint().kind());
    if (source == null) {
      throw new IllegalStateException("nothing reads events of kind " + known.endpoint().kind());
    }
    return source.open(known.secrets(), headers, body, clock.instant());
  }

  private Received store(Endpoint endpoint, Envelope envelope, byte[] body) {
    String apart = quarantine.reason(endpoint, envelope);
    StoredEvent event = event(endpoint, envelope, apart, body);
    if (!events.insert(event)) {
      return new Received.Duplicate();
    }
    if (envelope.apiVersion() != null && !envelope.apiVersion().equals(endpoint.apiVersion())) {
      endpoints.noteVersion(endpoint.id(), envelope.apiVersion());
    }
    if (apart == null) {
      bell.ring(NEWS);
    }
    return new Received.Accepted(event.id());
  }

  private StoredEvent event(
      Endpoint endpoint, Envelope envelope, @Nullable String apart, byte[] body) {
    Instant now = clock.instant();
    return new StoredEvent(
        EventId.mint(),
        endpoint.owner(),
        endpoint.id(),
        endpoint.kind(),
        envelope,
        apart == null ? EventState.PENDING : EventState.QUARANTINED,
        apart,
        0,
        now,
        null,
        now,
        null,
        body);
  }
}
