package dev.rowhouse.adminui.rental;

import dev.rowhouse.marketplace.rental.Dunning;
import dev.rowhouse.marketplace.rental.Rental;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rental whose payment is missing.
 *
 * @param dates of the ladder's steps
 * @param next when the next one really comes
 */
record Overdue(Rental rental, List<Dunning.Dated> dates, @Nullable Instant next) {
  /** The step that was taken last. */
  public String step() {
    return dates.stream()
        .filter(Dunning.Dated::taken)
        .reduce((_, later) -> later)
        .map(dated -> words(dated))
        .orElse("none yet");
  }

  /** The step that comes. */
  public String coming() {
    return dates.stream()
        .filter(dated -> !dated.taken())
        .findFirst()
        .map(Overdue::words)
        .orElse("none");
  }

  private static String words(Dunning.Dated dated) {
    return switch (dated.step()) {
      case NOTICE -> "notice";
      case REMINDER -> "reminder";
      case NO_SIGNUPS -> "no new tenants";
      case RECLAIM -> "the server goes back";
    };
  }
}
