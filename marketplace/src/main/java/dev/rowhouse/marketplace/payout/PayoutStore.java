package dev.rowhouse.marketplace.payout;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.db.text.Cut;
import dev.rowhouse.marketplace.PayoutId;
import dev.rowhouse.marketplace.VendorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PayoutStore {
  private final JdbcClient jdbc;

  PayoutStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those who pay one vendor at once wait for one another. */
  void lock(VendorId vendor) {
    jdbc.sql("SELECT id FROM marketplace_vendor WHERE id = ? FOR UPDATE")
        .param(vendor.value())
        .query(String.class)
        .single();
  }

  void insert(Payout payout) {
    jdbc.sql(
            """
            INSERT INTO marketplace_payout
              (id, vendor_id, minor, currency, way, destination, state, due_at, external,
               ordered_by, ordered_at, done_at)
            VALUES (:id, :vendor, :minor, :currency, :way, :destination, :state, :due, :external,
              :by, :at, :done)
            """)
        .param("id", payout.id().value())
        .param("vendor", payout.vendor().value())
        .param("minor", payout.amount().minor())
        .param("currency", payout.amount().currency().getCurrencyCode())
        .param("way", payout.way().name())
        .param("destination", payout.destination())
        .param("state", payout.state().name())
        .param("due", payout.dueAt())
        .param("external", payout.external().orElse(null))
        .param("by", payout.by())
        .param("at", payout.orderedAt())
        .param("done", payout.doneAt().orElse(null))
        .update();
  }

  /** What is ordered or parked, and so is not to be paid twice; in minor units. */
  long open(VendorId vendor, Currency currency) {
    return jdbc.sql(
            """
            SELECT COALESCE(SUM(minor), 0) FROM marketplace_payout
            WHERE vendor_id = ? AND currency = ? AND state IN ('ORDERED', 'PARKED')
            """)
        .params(vendor.value(), currency.getCurrencyCode())
        .query(Long.class)
        .single();
  }

  List<Payout> due(Instant now) {
    return jdbc.sql(
            """
            SELECT * FROM marketplace_payout WHERE state = 'ORDERED' AND due_at <= ?
            ORDER BY due_at LIMIT 100
            """)
        .param(now)
        .query(PayoutStore::read)
        .list();
  }

  /** Whether nobody else took it; it counts as tried from now on, and comes again then. */
  boolean lease(Payout payout, Instant until) {
    return jdbc.sql(
                """
                UPDATE marketplace_payout SET due_at = ?, attempts = attempts + 1
                WHERE id = ? AND state = 'ORDERED' AND due_at = ?
                """)
            .params(until, payout.id().value(), payout.dueAt())
            .update()
        == 1;
  }

  boolean done(PayoutId id, String external, Instant now) {
    return jdbc.sql(
                """
                UPDATE marketplace_payout
                SET state = 'DONE', external = ?, done_at = ?, last_error = NULL
                WHERE id = ? AND state = 'ORDERED'
                """)
            .params(external, now, id.value())
            .update()
        == 1;
  }

  void failed(PayoutId id, Payout.State state, String error, Instant dueAt) {
    jdbc.sql(
            """
            UPDATE marketplace_payout SET state = ?, last_error = ?, due_at = ?
            WHERE id = ? AND state = 'ORDERED'
            """)
        .params(state.name(), Cut.to(500, error), dueAt, id.value())
        .update();
  }

  boolean move(PayoutId id, Payout.State from, Payout.State to, Instant dueAt) {
    return jdbc.sql(
                "UPDATE marketplace_payout SET state = ?, due_at = ? WHERE id = ? AND state = ?")
            .params(to.name(), dueAt, id.value(), from.name())
            .update()
        == 1;
  }

  Optional<Payout> find(PayoutId id) {
    return jdbc.sql("SELECT * FROM marketplace_payout WHERE id = ?")
        .param(id.value())
        .query(PayoutStore::read)
        .optional();
  }

  /** Newest first. */
  List<Payout> of(VendorId vendor) {
    return jdbc.sql(
            "SELECT * FROM marketplace_payout WHERE vendor_id = ? ORDER BY id DESC LIMIT 200")
        .param(vendor.value())
        .query(PayoutStore::read)
        .list();
  }

  List<Payout> in(Payout.State state) {
    return jdbc.sql("SELECT * FROM marketplace_payout WHERE state = ? ORDER BY id DESC LIMIT 200")
        .param(state.name())
        .query(PayoutStore::read)
        .list();
  }

  private static Payout read(ResultSet row, int number) throws SQLException {
    return new Payout(
        new PayoutId(row.getString("id")),
        new VendorId(row.getString("vendor_id")),
        Money.of(row.getLong("minor"), row.getString("currency")),
        Payout.Way.valueOf(row.getString("way")),
        row.getString("destination"),
        Payout.State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        row.getObject("due_at", Instant.class),
        Optional.ofNullable(row.getString("external")),
        Optional.ofNullable(row.getString("last_error")),
        row.getString("ordered_by"),
        row.getObject("ordered_at", Instant.class),
        Optional.ofNullable(row.getObject("done_at", Instant.class)));
  }
}
