package dev.rowhouse.marketplace.rental;

import java.time.Instant;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Acting on what is due, each rental in a transaction of its own that holds the rental's row. */
@Component
class Ripening {
  private final Deadlines deadlines;
  private final RentalStore rentals;
  private final TransactionTemplate transactions;

  Ripening(Deadlines deadlines, RentalStore rentals, TransactionTemplate transactions) {
    this.deadlines = deadlines;
    this.rentals = rentals;
    this.transactions = transactions;
  }

  /** How many were due. */
  int sweep(Due kind, Instant now, Consumer<Rental> act) {
    var due = deadlines.due(kind, now);
    for (Deadlines.Row row : due) {
      transactions.executeWithoutResult(_ -> {
        Rental rental = rentals.lock(row.rental());
        if (deadlines.take(row, kind)) {
          act.accept(rental);
        }
      });
    }
    return due.size();
  }
}
