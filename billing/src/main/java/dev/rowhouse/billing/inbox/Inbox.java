package dev.rowhouse.billing.inbox;

import dev.rowhouse.billing.EndpointId;
import dev.rowhouse.billing.EventId;
import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.db.id.Unowned;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The events that billing systems posted: verified and stored at the door, acted on by workers
 * afterwards, kept for people to read.
 */
public interface Inbox {
  /** What a worker listens for after an event was stored. */
  String TOPIC = "inbox";

  /** The largest event, in bytes. */
  int LARGEST = 512 * 1024;

  /**
   * Verifies and stores one event; when this returns {@link Received.Accepted} it is durable.
   *
   * @param body the raw bytes as they came
   */
  Received accept(EndpointId endpoint, Headers headers, byte[] body);

  /** Newest first, without payloads; at most 200. */
  List<StoredEvent> list(EventFilter filter, Optional<EventId> before, int limit);

  @Unowned
  Optional<StoredEvent> find(EventId id);

  /** Only when it is the owner's. */
  Optional<StoredEvent> find(OwnerId owner, EventId id);

  /**
   * Processes an event again from the start, whatever became of it; a quarantined one is judged
   * again and stays apart while the reason holds. False when there is no such event.
   */
  @Unowned
  boolean replay(EventId id);

  /** As {@link #replay(EventId)}, only when it is the owner's. */
  boolean replay(OwnerId owner, EventId id);

  /** Sets a waiting, dead or quarantined event aside; false when it is none of these. */
  @Unowned
  boolean park(EventId id);

  /** As {@link #park(EventId)}, and keeps the reason with the event; at most 500 characters. */
  @Unowned
  boolean park(EventId id, String reason);

  /**
   * Replays events of one state, the newest first, at most so many; how many there were. For
   * operators, when the cause of many failures is mended.
   */
  @Unowned
  int replayAll(EventState state, int most);

  /** As {@link #park(EventId)}, only when it is the owner's. */
  boolean park(OwnerId owner, EventId id);

  /** How many events stand where, over all owners. */
  Map<EventState, Long> counts();

  /** What was refused at the door, newest day first. */
  List<Refusal> refusals(OwnerId owner, EndpointId endpoint);

  /** The last few refused requests with what they looked like, newest first. */
  List<RefusedRequest> lastRefused(OwnerId owner, EndpointId endpoint);
}
