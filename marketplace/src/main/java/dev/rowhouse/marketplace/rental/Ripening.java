package dev.rowhouse.marketplace.rental;

import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Acting on what is due, each rental in a transaction of its own that holds the rental's row. */
@Component
class Ripening {
  private static final Logger log = LoggerFactory.getLogger(Ripening.class);

  private final Deadlines deadlines;
  private final RentalStore rentals;
  private final TransactionTemplate transactions;

  Ripening(Deadlines deadlines, RentalStore rentals, TransactionTemplate transactions) {
    this.deadlines = deadlines;
    this.rentals = rentals;
    this.transactions = transactions;
  }

  /** How many were due. One that fails stays due, and keeps none of the others from it. */
  int sweep(Due kind, Instant now, Consumer<Rental> act) {
    var due = deadlines.due(kind, now);
    for (Deadlines.Row row : due) {
      try {
        transactions.executeWithoutResult(_ -> act(row, kind, act));
      } catch (RuntimeException e) {
        log.error("{} of {} failed", kind, row.rental().value(), e);
      }
    }
    return due.size();
  }

  private void act(Deadlines.Row row, Due kind, Consumer<Rental> act) {
    Rental rental = rentals.lock(row.rental());
    if (deadlines.take(row, kind)) {
      act.accept(rental);
    }
  }
}
