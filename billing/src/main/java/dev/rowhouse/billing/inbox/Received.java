package dev.rowhouse.billing.inbox;

import dev.rowhouse.billing.EventId;

/** What became of a posted event, and with it what the sender is answered. */
public sealed interface Received {
  /** Stored durably; 200. It may be quarantined, which the sender need not know. */
  record Accepted(EventId id) implements Received {}

  /** Known already; 200, nothing changed. */
  record Duplicate() implements Received {}

  /**
   * Nothing stored.
   *
   * @param status 400, 401 or 404
   */
  record Rejected(int status, String reason) implements Received {}
}
