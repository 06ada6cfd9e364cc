package dev.rowhouse.marketplace.rental;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.db.text.Cut;
import dev.rowhouse.marketplace.RefundId;
import dev.rowhouse.marketplace.RentalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RefundStore {
  private final JdbcClient jdbc;

  RefundStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One for each invoice: asked again, nothing happens. */
  void insert(Refund refund) {
    jdbc.sql(
            """
            INSERT INTO marketplace_refund
              (id, rental_id, invoice, minor, currency, reason, whole, state, due_at, ordered_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE invoice = invoice
            """)
        .params(
            refund.id().value(),
            refund.rental().value(),
            refund.invoice(),
            refund.amount().minor(),
            refund.amount().currency().getCurrencyCode(),
            refund.reason(),
            refund.whole(),
            refund.state().name(),
            refund.dueAt(),
            refund.orderedAt())
        .update();
  }

  List<Refund> due(Instant now) {
    return jdbc.sql(
            """
            SELECT * FROM marketplace_refund WHERE state = 'ORDERED' AND due_at <= ?
            ORDER BY due_at LIMIT 100
            """)
        .param(now)
        .query(RefundStore::read)
        .list();
  }

  /** Whether nobody else took it; it counts as tried from now on, and comes again then. */
  boolean lease(Refund refund, Instant until) {
    return jdbc.sql(
                """
                UPDATE marketplace_refund SET due_at = ?, attempts = attempts + 1
                WHERE id = ? AND state = 'ORDERED' AND due_at = ?
                """)
            .params(until, refund.id().value(), refund.dueAt())
            .update()
        == 1;
  }

  boolean done(RefundId id, String external, Instant now) {
    return jdbc.sql(
                """
                UPDATE marketplace_refund
                SET state = 'DONE', external = ?, done_at = ?, last_error = NULL
                WHERE id = ? AND state = 'ORDERED'
                """)
            .params(external, now, id.value())
            .update()
        == 1;
  }

  void failed(RefundId id, Refund.State state, String error, Instant dueAt) {
    jdbc.sql(
            """
            UPDATE marketplace_refund SET state = ?, last_error = ?, due_at = ?
            WHERE id = ? AND state = 'ORDERED'
            """)
        .params(state.name(), Cut.to(500, error), dueAt, id.value())
        .update();
  }

  boolean orderAgain(RefundId id, Instant now) {
    return jdbc.sql(
                """
                UPDATE marketplace_refund SET state = 'ORDERED', due_at = ?
                WHERE id = ? AND state = 'PARKED'
                """)
            .params(now, id.value())
            .update()
        == 1;
  }

  List<Refund> of(RentalId rental) {
    return jdbc.sql("SELECT * FROM marketplace_refund WHERE rental_id = ? ORDER BY id")
        .param(rental.value())
        .query(RefundStore::read)
        .list();
  }

  Optional<Refund> find(RefundId id) {
    return jdbc.sql("SELECT * FROM marketplace_refund WHERE id = ?")
        .param(id.value())
        .query(RefundStore::read)
        .optional();
  }

  List<Refund> list(Refund.State state, Optional<RefundId> before, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM marketplace_refund WHERE state = ? AND id < ? ORDER BY id DESC LIMIT ?
            """)
        .params(state.name(), before.map(RefundId::value).orElse("rfd_~"), limit)
        .query(RefundStore::read)
        .list();
  }

  Map<Refund.State, Long> counts() {
    Map<Refund.State, Long> counts = new EnumMap<>(Refund.State.class);
    jdbc.sql("SELECT state, COUNT(*) FROM marketplace_refund GROUP BY state")
        .query(row -> {
          counts.put(Refund.State.valueOf(row.getString(1)), row.getLong(2));
        });
    return counts;
  }

  List<Refund> parked() {
    return jdbc.sql("SELECT * FROM marketplace_refund WHERE state = 'PARKED' ORDER BY id LIMIT 200")
        .query(RefundStore::read)
        .list();
  }

  private static Refund read(ResultSet row, int number) throws SQLException {
    return new Refund(
        new RefundId(row.getString("id")),
        new RentalId(row.getString("rental_id")),
        row.getString("invoice"),
        Money.of(row.getLong("minor"), row.getString("currency")),
        row.getString("reason"),
        row.getBoolean("whole"),
        Refund.State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        row.getObject("due_at", Instant.class),
        Optional.ofNullable(row.getString("last_error")),
        row.getObject("ordered_at", Instant.class));
  }
}
