package dev.rowhouse.marketplace.rental;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.HoldId;
import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.VendorId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finding rentals. */
@Repository
class RentalStore {
  private static final String RUNNING = "state IN ('ACTIVE', 'CANCELING', 'PAST_DUE')";

  private final JdbcClient jdbc;

  RentalStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Held until the transaction ends.
   *
   * @throws NoSuchElementException when there is none
   */
  Rental lock(RentalId id) {
    return one("id = ? FOR UPDATE", id.value())
        .orElseThrow(() -> new NoSuchElementException("no rental " + id.value()));
  }

  Optional<Rental> find(RentalId id) {
    return one("id = ?", id.value());
  }

  Optional<Rental> ofHold(HoldId hold) {
    return one("hold_id = ?", hold.value());
  }

  /** Who has the server, its tenants moving out or not. */
  Optional<Rental> occupying(ServerId server) {
    return one("occupied = ?", server.value());
  }

  List<Rental> of(OrganizationId organization) {
    return many("organization_id = ? ORDER BY id DESC LIMIT 500", organization.value());
  }

  List<Rental> pastDue(OrganizationId organization) {
    return many("organization_id = ? AND state = 'PAST_DUE' ORDER BY id", organization.value());
  }

  List<Rental> reclaiming(OrganizationId organization) {
    return many("organization_id = ? AND state = 'RECLAIMING' ORDER BY id", organization.value());
  }

  List<Rental> of(VendorId vendor) {
    return many("vendor_id = ? ORDER BY id DESC LIMIT 500", vendor.value());
  }

  List<RentalId> running(OfferId offer) {
    return many(RUNNING + " AND offer_id = ? ORDER BY id", offer.value()).stream()
        .map(Rental::id)
        .toList();
  }

  List<Rental> running(VendorId vendor) {
    return many(RUNNING + " AND vendor_id = ? ORDER BY id DESC LIMIT 500", vendor.value());
  }

  Map<RentalState, Long> counts() {
    Map<RentalState, Long> counts = new EnumMap<>(RentalState.class);
    jdbc.sql("SELECT state, COUNT(*) FROM marketplace_rental GROUP BY state")
        .query(row -> {
          counts.put(RentalState.valueOf(row.getString(1)), row.getLong(2));
        });
    return counts;
  }

  List<Rental> list(Optional<RentalState> state, Optional<RentalId> after, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM marketplace_rental
            WHERE (:state = '' OR state = :state) AND id > :after ORDER BY id LIMIT :limit
            """)
        .param("state", state.map(RentalState::name).orElse(""))
        .param("after", after.map(RentalId::value).orElse(""))
        .param("limit", limit)
        .query(RentalReading::read)
        .list();
  }

  private Optional<Rental> one(String condition, String value) {
    return jdbc.sql("SELECT * FROM marketplace_rental WHERE " + condition)
        .param(value)
        .query(RentalReading::read)
        .optional();
  }

  private List<Rental> many(String condition, String value) {
    return jdbc.sql("SELECT * FROM marketplace_rental WHERE " + condition)
        .param(value)
        .query(RentalReading::read)
        .list();
  }

  void insert(Rental rental) {
    Contract contract = rental.contract();
    Money month = contract.price().month();
    jdbc.sql(
            """
            INSERT INTO marketplace_rental
              (id, organization_id, vendor_id, offer_id, server_id, hold_id, name, region, months,
               currency, month_minor, setup_minor, fee_bp, state, zone, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            rental.id().value(),
            rental.organization().value(),
            contract.vendor().value(),
            contract.offer().value(),
            rental.server().value(),
            rental.hold().value(),
            contract.name(),
            contract.region(),
            contract.price().term().months(),
            month.currency().getCurrencyCode(),
            month.minor(),
            contract.price().setup().minor(),
            contract.feeBasisPoints(),
            rental.state().name(),
            contract.zone().getId(),
            rental.createdAt())
        .update();
  }

  void checkout(RentalId id, String session, String url) {
    jdbc.sql("UPDATE marketplace_rental SET session = ?, session_url = ? WHERE id = ?")
        .params(session, url, id.value())
        .update();
  }

  void subscription(RentalId id, String subscription) {
    jdbc.sql(
            """
            UPDATE marketplace_rental SET subscription = ? WHERE id = ? AND subscription IS NULL
            """)
        .params(subscription, id.value())
        .update();
  }

  void server(RentalId id, ServerId server) {
    jdbc.sql("UPDATE marketplace_rental SET server_id = ? WHERE id = ?")
        .params(server.value(), id.value())
        .update();
  }

  /** A term is paid: nothing is past due or to be given back. */
  void span(RentalId id, Span span, Money month) {
    jdbc.sql(
            """
            UPDATE marketplace_rental
            SET anchor_at = ?, term_number = ?, term_began_at = ?, term_ends_at = ?,
              month_minor = ?, next_month_minor = IF(next_from <= ?, NULL, next_month_minor),
              next_from = IF(next_from <= ?, NULL, next_from),
              past_due_at = NULL, dunning_step = 0, reclaim_by = NULL, reclaim_reason = NULL
            WHERE id = ?
            """)
        .params(
            span.anchor(),
            span.number(),
            span.from(),
            span.to(),
            month.minor(),
            span.from(),
            span.from(),
            id.value())
        .update();
  }

  void announce(RentalId id, Announced change) {
    jdbc.sql("UPDATE marketplace_rental SET next_month_minor = ?, next_from = ? WHERE id = ?")
        .params(change.month().minor(), change.from(), id.value())
        .update();
  }

  void pastDue(RentalId id, PastDue due) {
    jdbc.sql(
            """
            UPDATE marketplace_rental SET past_due_at = ?, dunning_step = ?, dunning_days = ?
            WHERE id = ?
            """)
        .params(due.since(), due.steps(), due.ladder().words(), id.value())
        .update();
  }

  void reclaim(RentalId id, Reclaim reclaim) {
    jdbc.sql("UPDATE marketplace_rental SET reclaim_by = ?, reclaim_reason = ? WHERE id = ?")
        .params(reclaim.by(), reclaim.reason().name(), id.value())
        .update();
  }

  /** It need not go back after all. */
  void kept(RentalId id) {
    jdbc.sql(
            """
            UPDATE marketplace_rental SET reclaim_by = NULL, reclaim_reason = NULL WHERE id = ?
            """)
        .param(id.value())
        .update();
  }

  void ended(RentalId id, Instant at) {
    jdbc.sql("UPDATE marketplace_rental SET ended_at = ? WHERE id = ?")
        .params(at, id.value())
        .update();
  }
}
