package dev.rowhouse.marketplace.rental;

import dev.rowhouse.marketplace.HoldId;
import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.inventory.Term;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class HoldStore {
  private final JdbcClient jdbc;

  HoldStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of one organization that hold at once wait for one another. */
  void lock(OrganizationId organization) {
    jdbc.sql("SELECT id FROM marketplace_organization WHERE id = ? FOR UPDATE")
        .param(organization.value())
        .query(String.class)
        .single();
  }

  void insert(Hold hold) {
    jdbc.sql(
            """
            INSERT INTO marketplace_hold
              (id, organization_id, offer_id, server_id, months, state, held_at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            hold.id().value(),
            hold.organization().value(),
            hold.offer().value(),
            hold.server().value(),
            hold.term().months(),
            hold.state().name(),
            hold.heldAt(),
            hold.expiresAt())
        .update();
  }

  boolean end(HoldId id, HoldState to) {
    return jdbc.sql("UPDATE marketplace_hold SET state = ? WHERE id = ? AND state = 'ACTIVE'")
            .params(to.name(), id.value())
            .update()
        == 1;
  }

  Optional<Hold> find(HoldId id) {
    return one("id = ?", id.value());
  }

  Optional<Hold> locked(HoldId id) {
    return one("id = ? FOR UPDATE", id.value());
  }

  List<Hold> active(OrganizationId organization) {
    return jdbc.sql(
            """
            SELECT * FROM marketplace_hold WHERE organization_id = ? AND state = 'ACTIVE'
            ORDER BY id
            """)
        .param(organization.value())
        .query(HoldStore::read)
        .list();
  }

  List<HoldId> due(Instant now) {
    return jdbc
        .sql(
            """
            SELECT id FROM marketplace_hold WHERE state = 'ACTIVE' AND expires_at <= ?
            ORDER BY expires_at LIMIT 200
            """)
        .param(now)
        .query(String.class)
        .list()
        .stream()
        .map(HoldId::new)
        .toList();
  }

  private Optional<Hold> one(String condition, String value) {
    return jdbc.sql("SELECT * FROM marketplace_hold WHERE " + condition)
        .param(value)
        .query(HoldStore::read)
        .optional();
  }

  private static Hold read(ResultSet row, int number) throws SQLException {
    return new Hold(
        new HoldId(row.getString("id")),
        new OrganizationId(row.getString("organization_id")),
        new OfferId(row.getString("offer_id")),
        new ServerId(row.getString("server_id")),
        Term.of(row.getInt("months")),
        HoldState.valueOf(row.getString("state")),
        row.getObject("held_at", Instant.class),
        row.getObject("expires_at", Instant.class));
  }
}
