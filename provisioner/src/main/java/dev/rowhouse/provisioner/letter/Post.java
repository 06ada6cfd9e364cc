package dev.rowhouse.provisioner.letter;

import dev.rowhouse.provisioner.LetterId;
import java.time.Instant;

/**
 * A letter as it is handed to the mail server.
 *
 * @param messageId the same at every attempt
 */
record Post(
    LetterId id,
    String to,
    String messageId,
    Envelope envelope,
    int attempts,
    Instant usefulUntil,
    Instant writtenAt) {
  /** What is kept sealed. */
  record Envelope(Sender sender, Words words) {}
}
