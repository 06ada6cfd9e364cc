package dev.rowhouse.billing.inbox;

import dev.rowhouse.billing.signature.Refused;
import java.time.Instant;
import java.util.List;

/** One kind of sender: how its events are verified at the door and read afterwards. */
public interface EventSource {
  EndpointKind kind();

  /**
   * Verifies the raw bytes and reads the envelope; touches nothing else.
   *
   * @param secrets those that hold now
   */
  Envelope open(List<String> secrets, Headers headers, byte[] body, Instant now) throws Refused;

  /**
   * Reads a stored event, outside any transaction; may ask the sender for the object as it is now.
   * Throws when that fails for now; it is tried again later.
   */
  Reading read(StoredEvent event);
}
