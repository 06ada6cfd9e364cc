package dev.rowhouse.marketplace.rental;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.HoldId;
import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.ReclaimReason;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.VendorId;
import dev.rowhouse.marketplace.inventory.Price;
import dev.rowhouse.marketplace.inventory.Term;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** A row as a rental. */
final class RentalReading {
  private RentalReading() {}

  static Rental read(ResultSet row, int number) throws SQLException {
    return new Rental(
        new RentalId(row.getString("id")),
        new OrganizationId(row.getString("organization_id")),
        new ServerId(row.getString("server_id")),
        new HoldId(row.getString("hold_id")),
        contract(row),
        RentalState.valueOf(row.getString("state")),
        new Checkout(
            Optional.ofNullable(row.getString("session")),
            Optional.ofNullable(row.getString("session_url")),
            Optional.ofNullable(row.getString("subscription"))),
        span(row),
        announced(row),
        pastDue(row),
        reclaim(row),
        row.getObject("created_at", Instant.class));
  }

  private static Contract contract(ResultSet row) throws SQLException {
    var price =
        new Price(
            Term.of(row.getInt("months")), money(row, "month_minor"), money(row, "setup_minor"));
    return new Contract(
        new VendorId(row.getString("vendor_id")),
        new OfferId(row.getString("offer_id")),
        row.getString("name"),
        row.getString("region"),
        price,
        row.getInt("fee_bp"),
        ZoneId.of(row.getString("zone")));
  }

  private static Optional<Span> span(ResultSet row) throws SQLException {
    int number = row.getInt("term_number");
    Instant from = row.getObject("term_began_at", Instant.class);
    Instant to = row.getObject("term_ends_at", Instant.class);
    Instant anchor = row.getObject("anchor_at", Instant.class);
    return number == 0 ? Optional.empty() : Optional.of(new Span(number, anchor, from, to));
  }

  private static Optional<Announced> announced(ResultSet row) throws SQLException {
    Instant from = row.getObject("next_from", Instant.class);
    Money month = money(row, "next_month_minor");
    return Optional.ofNullable(from).map(at -> new Announced(month, at));
  }

  private static Optional<PastDue> pastDue(ResultSet row) throws SQLException {
    int steps = row.getInt("dunning_step");
    Ladder ladder = Ladder.of(row.getString("dunning_days"));
    return Optional.ofNullable(row.getObject("past_due_at", Instant.class))
        .map(since -> new PastDue(since, steps, ladder));
  }

  private static Optional<Reclaim> reclaim(ResultSet row) throws SQLException {
    String reason = row.getString("reclaim_reason");
    return Optional.ofNullable(row.getObject("reclaim_by", Instant.class))
        .map(by -> new Reclaim(by, ReclaimReason.valueOf(reason)));
  }

  private static Money money(ResultSet row, String column) throws SQLException {
    return Money.of(row.getLong(column), row.getString("currency"));
  }
}
