package dev.rowhouse.marketplace.rental;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.RentalId;
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
class PaymentStore {
  private final JdbcClient jdbc;

  PaymentStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Payment payment) {
    jdbc.sql(
            """
            INSERT INTO marketplace_rental_payment
              (invoice, rental_id, term_number, rent_minor, paid_minor, currency, charge,
               vendor_minor, payable_at, paid_at)
            VALUES (:invoice, :rental, :term, :rent, :paid, :currency, :charge, :vendors, :payable,
              :at)
            """)
        .param("invoice", payment.invoice())
        .param("rental", payment.rental().value())
        .param("term", payment.term().orElse(null))
        .param("rent", payment.rent().minor())
        .param("paid", payment.paid().minor())
        .param("currency", payment.paid().currency().getCurrencyCode())
        .param("charge", payment.charge())
        .param("vendors", payment.vendors().minor())
        .param("payable", payment.payableAt())
        .param("at", payment.paidAt())
        .update();
  }

  Optional<Payment> find(String invoice) {
    return jdbc.sql("SELECT * FROM marketplace_rental_payment WHERE invoice = ?")
        .param(invoice)
        .query(PaymentStore::read)
        .optional();
  }

  /** Whose payment was charged so. */
  Optional<RentalId> rental(String charge) {
    return jdbc.sql("SELECT rental_id FROM marketplace_rental_payment WHERE charge = ?")
        .param(charge)
        .query(String.class)
        .optional()
        .map(RentalId::new);
  }

  List<Payment> of(RentalId rental) {
    return jdbc.sql(
            """
            SELECT * FROM marketplace_rental_payment WHERE rental_id = ? ORDER BY paid_at, invoice
            """)
        .param(rental.value())
        .query(PaymentStore::read)
        .list();
  }

  /**
   * The vendor's part of payments whose payout hold is not over, in minor units, without what went
   * back of them; rounded as the books round it.
   */
  long held(VendorId vendor, Currency currency, Instant now) {
    return jdbc.sql(
            """
            SELECT COALESCE(SUM(p.vendor_minor
              - COALESCE((2 * f.minor * p.vendor_minor + p.paid_minor) DIV (2 * p.paid_minor), 0)
              + COALESCE((SELECT SUM(s.vendor_minor) FROM marketplace_setback s
                  WHERE s.invoice = p.invoice), 0)),
              0)
            FROM marketplace_rental_payment p
            JOIN marketplace_rental r ON r.id = p.rental_id
            LEFT JOIN marketplace_refund f ON f.invoice = p.invoice AND f.state = 'DONE'
            WHERE r.vendor_id = ? AND p.currency = ? AND p.payable_at > ?
            """)
        .params(vendor.value(), currency.getCurrencyCode(), now)
        .query(Long.class)
        .single();
  }

  List<Money> paid(OrganizationId organization) {
    return jdbc.sql(
            """
            SELECT p.currency, SUM(p.paid_minor) AS minor FROM marketplace_rental_payment p
            JOIN marketplace_rental r ON r.id = p.rental_id
            WHERE r.organization_id = ? GROUP BY p.currency ORDER BY p.currency
            """)
        .param(organization.value())
        .query((row, _) -> Money.of(row.getLong("minor"), row.getString("currency")))
        .list();
  }

  private static Payment read(ResultSet row, int number) throws SQLException {
    String currency = row.getString("currency");
    return new Payment(
        row.getString("invoice"),
        new RentalId(row.getString("rental_id")),
        Optional.ofNullable(row.getObject("term_number", Integer.class)),
        Money.of(row.getLong("rent_minor"), currency),
        Money.of(row.getLong("paid_minor"), currency),
        row.getString("charge"),
        Money.of(row.getLong("vendor_minor"), currency),
        row.getObject("payable_at", Instant.class),
        row.getObject("paid_at", Instant.class));
  }
}
