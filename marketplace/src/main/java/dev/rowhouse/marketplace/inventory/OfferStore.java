package dev.rowhouse.marketplace.inventory;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.VendorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OfferStore {
  private final JdbcClient jdbc;

  OfferStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Offer offer, Instant now) {
    Specs specs = offer.specs();
    jdbc.sql(
            """
            INSERT INTO marketplace_offer
              (id, vendor_id, name, region, country, cpu, cores, score, ram_gb, disks, disk_gb,
               bandwidth_mbps, currency, month_minor, setup_minor, available_from, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            offer.id().value(),
            offer.vendor().value(),
            offer.name(),
            offer.region(),
            offer.country(),
            specs.cpu(),
            specs.cores(),
            specs.score(),
            specs.ramGb(),
            specs.disks(),
            specs.diskGb(),
            specs.bandwidthMbps(),
            offer.month().currency().getCurrencyCode(),
            offer.month().minor(),
            offer.setup().minor(),
            offer.availableFrom(),
            now)
        .update();
    offer.discounts().forEach((term, basisPoints) -> insertTerm(offer.id(), term, basisPoints));
  }

  private void insertTerm(OfferId offer, Term term, int basisPoints) {
    jdbc.sql(
            """
            INSERT INTO marketplace_offer_term (offer_id, months, discount_bp) VALUES (?, ?, ?)
            """)
        .params(offer.value(), term.months(), basisPoints)
        .update();
  }

  boolean withdraw(OfferId id, Instant now) {
    return jdbc.sql(
                """
                UPDATE marketplace_offer SET withdrawn_at = ? WHERE id = ? AND withdrawn_at IS NULL
                """)
            .params(now, id.value())
            .update()
        == 1;
  }

  void withdrawAll(VendorId vendor, Instant now) {
    jdbc.sql(
            """
            UPDATE marketplace_offer SET withdrawn_at = ?
            WHERE vendor_id = ? AND withdrawn_at IS NULL
            """)
        .params(now, vendor.value())
        .update();
  }

  void reprice(OfferId id, Money month) {
    jdbc.sql("UPDATE marketplace_offer SET month_minor = ? WHERE id = ? AND currency = ?")
        .params(month.minor(), id.value(), month.currency().getCurrencyCode())
        .update();
  }

  Optional<Offer> find(OfferId id) {
    return jdbc.sql("SELECT * FROM marketplace_offer WHERE id = ?")
        .param(id.value())
        .query(OfferStore::read)
        .optional()
        .map(this::whole);
  }

  List<Offer> of(VendorId vendor) {
    return jdbc
        .sql("SELECT * FROM marketplace_offer WHERE vendor_id = ? ORDER BY id")
        .param(vendor.value())
        .query(OfferStore::read)
        .list()
        .stream()
        .map(this::whole)
        .toList();
  }

  private SortedMap<Term, Integer> discounts(String offer) {
    SortedMap<Term, Integer> discounts = new TreeMap<>();
    jdbc.sql("SELECT months, discount_bp FROM marketplace_offer_term WHERE offer_id = ?")
        .param(offer)
        .query(row -> {
          discounts.put(Term.of(row.getInt(1)), row.getInt(2));
        });
    return discounts;
  }

  /** With its terms: asked for when its row's connection is given back. */
  private Offer whole(Offer bare) {
    return bare.with(discounts(bare.id().value()));
  }

  private static Offer read(ResultSet row, int number) throws SQLException {
    String currency = row.getString("currency");
    return new Offer(
        new OfferId(row.getString("id")),
        new VendorId(row.getString("vendor_id")),
        row.getString("name"),
        row.getString("region"),
        row.getString("country"),
        ServerStore.specs(row),
        Money.of(row.getLong("month_minor"), currency),
        Money.of(row.getLong("setup_minor"), currency),
        new TreeMap<>(),
        row.getObject("available_from", Instant.class),
        Optional.ofNullable(row.getObject("withdrawn_at", Instant.class)));
  }
}
