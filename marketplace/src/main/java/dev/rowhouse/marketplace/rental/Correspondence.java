package dev.rowhouse.marketplace.rental;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which posting of ours a movement at Stripe belongs to. */
@Repository
class Correspondence {
  private final JdbcClient jdbc;

  Correspondence(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Invoices by what they were charged with. */
  Map<String, String> invoices(Collection<String> charges) {
    return pairs(
        "SELECT charge, invoice FROM marketplace_rental_payment WHERE charge IN (:names)", charges);
  }

  /** Keys of postings by the refund that they tell of. */
  Map<String, String> refunds(Collection<String> refunds) {
    return pairs(
        """
        SELECT id, IF(whole, CONCAT('reversal:payment:', invoice), CONCAT('refund:', id))
        FROM marketplace_refund WHERE id IN (:names)
        """,
        refunds);
  }

  private Map<String, String> pairs(String sql, Collection<String> names) {
    Map<String, String> found = new HashMap<>();
    if (!names.isEmpty()) {
      jdbc.sql(sql)
          .param("names", names)
          .query(row -> {
            found.put(row.getString(1), row.getString(2));
          });
    }
    return found;
  }
}
