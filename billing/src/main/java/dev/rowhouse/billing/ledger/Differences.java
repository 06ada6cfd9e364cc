package dev.rowhouse.billing.ledger;

import dev.rowhouse.db.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What reconciling found. Rows are only ever added and marked as settled. */
@Repository
public class Differences {
  private final JdbcClient jdbc;

  Differences(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Writes down all that differs now. What differed before, happened since the moment and differs
   * no more, is settled.
   */
  @Transactional
  public void report(Collection<Difference> found, Instant since, Instant now) {
    found.forEach(each -> upsert(each, now));
    jdbc.sql(
            """
            UPDATE billing_difference SET settled_at = :now
            WHERE settled_at IS NULL AND seen_at < :now AND happened_at >= :since
            """)
        .param("now", now)
        .param("since", since)
        .update();
  }

  private void upsert(Difference each, Instant now) {
    jdbc.sql(
            """
            INSERT INTO billing_difference
              (thing, currency, books_minor, stripe_minor, words, happened_at, found_at, seen_at)
            VALUES (:thing, :currency, :books, :stripe, :words, :happened, :now, :now)
            ON DUPLICATE KEY UPDATE currency = :currency, books_minor = :books,
              stripe_minor = :stripe, words = :words, seen_at = :now, settled_at = NULL
            """)
        .param("thing", each.thing())
        .param("currency", each.books().currency().getCurrencyCode())
        .param("books", each.books().minor())
        .param("stripe", each.stripe().minor())
        .param("words", each.words())
        .param("happened", each.happenedAt())
        .param("now", now)
        .update();
  }

  /** Newest first. */
  public List<Difference> list(boolean settledToo, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM billing_difference WHERE settled_at IS NULL OR :settled
            ORDER BY found_at DESC, thing LIMIT :limit
            """)
        .param("settled", settledToo)
        .param("limit", Math.clamp(limit, 1, 500))
        .query(Differences::read)
        .list();
  }

  private static Difference read(ResultSet row, int number) throws SQLException {
    String currency = row.getString("currency");
    return new Difference(
        row.getString("thing"),
        Money.of(row.getLong("books_minor"), currency),
        Money.of(row.getLong("stripe_minor"), currency),
        row.getString("words"),
        row.getObject("happened_at", Instant.class),
        row.getObject("found_at", Instant.class),
        Optional.ofNullable(row.getObject("settled_at", Instant.class)));
  }
}
