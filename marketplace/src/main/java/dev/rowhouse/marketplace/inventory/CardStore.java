package dev.rowhouse.marketplace.inventory;

import dev.rowhouse.marketplace.OfferId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Offers of vendors that may sell, with the price for a term as {@link Price} rounds it. */
@Repository
class CardStore {
  private static final String FOUND =
      """
      FROM (
        SELECT o.id, o.region, o.currency, o.cores, o.ram_gb, o.disk_gb, o.score,
          v.name AS vendor_name, COALESCE(v.stripe_account, '') LIKE 'acct_example%' AS example,
          (o.month_minor * (10000 - t.discount_bp) + 5000) DIV 10000 AS price,
          (SELECT COUNT(*) FROM marketplace_server s
           WHERE s.offer_id = o.id AND s.state = 'AVAILABLE' AND NOT s.leaving) AS free,
          (SELECT COUNT(*) FROM marketplace_server s
           WHERE s.offer_id = o.id AND s.state <> 'WITHDRAWN') AS machines
        FROM marketplace_offer o
        JOIN marketplace_vendor v ON v.id = o.vendor_id AND v.state = 'APPROVED'
        JOIN marketplace_offer_term t ON t.offer_id = o.id AND t.months = :months
        WHERE o.withdrawn_at IS NULL
          AND (:region = '' OR o.region = :region)
          AND (:country = '' OR o.country = :country)
          AND (:currency = '' OR o.currency = :currency)
          AND o.cores >= :cores AND o.ram_gb >= :ram AND o.disk_gb >= :disk
          AND LOWER(CONCAT_WS(' ', o.name, v.name, o.cpu, o.region, o.disks))
            LIKE :text ESCAPE '!'
      ) found
      WHERE price <= :most AND (NOT :free OR free > 0)
      """;

  private record Row(OfferId offer, String vendor, boolean example, int free, int machines) {}

  private final JdbcClient jdbc;
  private final OfferStore offers;

  CardStore(JdbcClient jdbc, OfferStore offers) {
    this.jdbc = jdbc;
    this.offers = offers;
  }

  List<Card> page(Browse wanted) {
    return bound(
            "SELECT * "
                + FOUND
                + " ORDER BY "
                + wanted.sort().order()
                + " LIMIT :limit OFFSET :offset",
            wanted)
        .param("limit", Browse.PAGE_SIZE)
        .param("offset", wanted.offset())
        .query((row, _) -> card(row(row), wanted.term()))
        .list();
  }

  int count(Browse wanted) {
    return bound("SELECT COUNT(*) " + FOUND, wanted).query(Integer.class).single();
  }

  Optional<Card> find(OfferId offer, Term term) {
    return jdbc.sql(
            """
            SELECT o.id, v.name AS vendor_name,
              COALESCE(v.stripe_account, '') LIKE 'acct_example%' AS example,
              (SELECT COUNT(*) FROM marketplace_server s
               WHERE s.offer_id = o.id AND s.state = 'AVAILABLE' AND NOT s.leaving) AS free,
              (SELECT COUNT(*) FROM marketplace_server s
               WHERE s.offer_id = o.id AND s.state <> 'WITHDRAWN') AS machines
            FROM marketplace_offer o
            JOIN marketplace_vendor v ON v.id = o.vendor_id AND v.state = 'APPROVED'
            WHERE o.id = ? AND o.withdrawn_at IS NULL
            """)
        .param(offer.value())
        .query((row, _) -> card(row(row), term))
        .optional();
  }

  List<String> regions() {
    return jdbc.sql(
            """
            SELECT DISTINCT o.region FROM marketplace_offer o
            JOIN marketplace_vendor v ON v.id = o.vendor_id AND v.state = 'APPROVED'
            WHERE o.withdrawn_at IS NULL ORDER BY o.region
            """)
        .query(String.class)
        .list();
  }

  private JdbcClient.StatementSpec bound(String sql, Browse wanted) {
    return jdbc.sql(sql)
        .param("months", wanted.term().months())
        .param("region", wanted.region())
        .param("country", wanted.country())
        .param("currency", wanted.currency())
        .param("cores", wanted.cores())
        .param("ram", wanted.ramGb())
        .param("disk", wanted.diskGb())
        .param("text", wanted.pattern())
        .param("most", wanted.mostMinor().orElse(Long.MAX_VALUE))
        .param("free", wanted.free());
  }

  private Card card(Row row, Term term) {
    Offer offer = offers.find(row.offer()).orElseThrow();
    Optional<Price> price = offer.prices().stream().filter(each -> each.term() == term).findFirst();
    return new Card(offer, row.vendor(), row.example(), price, row.free(), row.machines());
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        new OfferId(row.getString("id")),
        row.getString("vendor_name"),
        row.getBoolean("example"),
        row.getInt("free"),
        row.getInt("machines"));
  }
}
