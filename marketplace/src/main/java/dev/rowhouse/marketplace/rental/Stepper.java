package dev.rowhouse.marketplace.rental;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.RentalId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every step of every rental goes through here and is kept. */
@Repository
class Stepper {
  private final JdbcClient jdbc;
  private final Bell bell;

  Stepper(JdbcClient jdbc, Bell bell) {
    this.jdbc = jdbc;
    this.bell = bell;
  }

  /**
   * @throws NotNow when the rental cannot go there, or somebody else moved it
   */
  void move(Rental rental, RentalState to, String cause, Instant now) {
    if (!rental.state().next().contains(to) || !update(rental, to)) {
      throw new NotNow("a rental that is %s cannot become %s".formatted(rental.state(), to));
    }
    insert(rental.id(), new RentalStep(rental.state(), to, cause, now));
    bell.ring(Deadlines.TOPIC);
  }

  private boolean update(Rental rental, RentalState to) {
    return jdbc.sql("UPDATE marketplace_rental SET state = :to WHERE id = :id AND state = :from")
            .param("to", to.name())
            .param("id", rental.id().value())
            .param("from", rental.state().name())
            .update()
        == 1;
  }

  private void insert(RentalId rental, RentalStep step) {
    jdbc.sql(
            """
            INSERT INTO marketplace_rental_change
              (rental_id, from_state, to_state, cause, changed_at)
            VALUES (?, ?, ?, ?, ?)
            """)
        .params(rental.value(), step.from().name(), step.to().name(), step.cause(), step.at())
        .update();
  }

  List<RentalStep> of(RentalId rental) {
    return jdbc.sql("SELECT * FROM marketplace_rental_change WHERE rental_id = ? ORDER BY id")
        .param(rental.value())
        .query((row, _) ->
            new RentalStep(
                RentalState.valueOf(row.getString("from_state")),
                RentalState.valueOf(row.getString("to_state")),
                row.getString("cause"),
                row.getObject("changed_at", Instant.class)))
        .list();
  }
}
