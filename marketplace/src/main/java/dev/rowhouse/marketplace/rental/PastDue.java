package dev.rowhouse.marketplace.rental;

import java.time.Instant;

/**
 * A payment is missing.
 *
 * @param since when it was due
 * @param steps how many of the ladder's were taken
 * @param ladder as it was when the payment was missed
 */
public record PastDue(Instant since, int steps, Ladder ladder) {
  /** When the ladder says that the step comes. */
  public Instant at(DunningStep step) {
    return since.plus(ladder.after(step));
  }
}
