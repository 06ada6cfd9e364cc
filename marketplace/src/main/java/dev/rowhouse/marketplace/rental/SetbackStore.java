package dev.rowhouse.marketplace.rental;

import dev.rowhouse.billing.stripe.RentSetback;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.RentalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SetbackStore {
  private final JdbcClient jdbc;

  SetbackStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean known(String transaction) {
    return jdbc.sql("SELECT COUNT(*) FROM marketplace_setback WHERE transaction = ?")
            .param(transaction)
            .query(Integer.class)
            .single()
        > 0;
  }

  void insert(Setback setback) {
    RentSetback moved = setback.moved();
    jdbc.sql(
            """
            INSERT INTO marketplace_setback
              (transaction, rental_id, invoice, why, minor, fee_minor, vendor_minor, currency,
               moved_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            moved.transaction(),
            setback.rental().value(),
            setback.invoice(),
            moved.why().name(),
            moved.amount().minor(),
            moved.fee().minor(),
            setback.vendors().minor(),
            moved.amount().currency().getCurrencyCode(),
            moved.at())
        .update();
  }

  /** What is there of a payment after all that was taken back. */
  Money left(Payment payment) {
    long moved =
        jdbc.sql("SELECT COALESCE(SUM(minor), 0) FROM marketplace_setback WHERE invoice = ?")
            .param(payment.invoice())
            .query(Long.class)
            .single();
    return new Money(payment.paid().minor() + moved, payment.paid().currency());
  }

  /** Oldest first. */
  List<Setback> of(RentalId rental) {
    return jdbc.sql(
            """
            SELECT * FROM marketplace_setback WHERE rental_id = ? ORDER BY moved_at, transaction
            """)
        .param(rental.value())
        .query(SetbackStore::read)
        .list();
  }

  private static Setback read(ResultSet row, int number) throws SQLException {
    String currency = row.getString("currency");
    return new Setback(
        new RentalId(row.getString("rental_id")),
        row.getString("invoice"),
        new RentSetback(
            row.getString("transaction"),
            RentSetback.Why.valueOf(row.getString("why")),
            Money.of(row.getLong("minor"), currency),
            Money.of(row.getLong("fee_minor"), currency),
            row.getObject("moved_at", Instant.class)),
        Money.of(row.getLong("vendor_minor"), currency));
  }
}
