package dev.rowhouse.billing.subscription;

import dev.rowhouse.billing.EventId;
import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.Subscription;
import dev.rowhouse.billing.SubscriptionStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class SubscriptionStore {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  SubscriptionStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** The row stays locked until the transaction ends. */
  Optional<Subscription> lock(OwnerId owner, String external) {
    return jdbc.sql(
            "SELECT * FROM billing_subscription WHERE owner = ? AND external = ? FOR UPDATE")
        .params(owner.value(), external)
        .query(this::read)
        .optional();
  }

  Optional<Subscription> find(OwnerId owner, String external) {
    return jdbc.sql("SELECT * FROM billing_subscription WHERE owner = ? AND external = ?")
        .params(owner.value(), external)
        .query(this::read)
        .optional();
  }

  List<Subscription> list(OwnerId owner, String after, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM billing_subscription WHERE owner = ? AND external > ?
            ORDER BY external LIMIT ?
            """)
        .params(owner.value(), after, limit)
        .query(this::read)
        .list();
  }

  void save(Subscription s, EventId cause, Instant now) {
    jdbc.sql(
            """
            INSERT INTO billing_subscription (owner, external, customer, email, name, prices, status,
              livemode, ends_at, as_of, metadata, cause, created_at, changed_at)
            VALUES (:owner, :external, :customer, :email, :name, :prices, :status,
              :livemode, :endsAt, :asOf, :metadata, :cause, :now, :now)
            ON DUPLICATE KEY UPDATE customer = :customer, email = :email, name = :name,
              prices = :prices, status = :status, livemode = :livemode, ends_at = :endsAt,
              as_of = :asOf, metadata = :metadata, cause = :cause, changed_at = :now
            """)
        .param("owner", s.owner().value())
        .param("external", s.external())
        .param("customer", s.customer())
        .param("email", s.email())
        .param("name", s.name())
        .param("prices", json.writeValueAsString(s.prices()))
        .param("status", s.status().name())
        .param("livemode", s.livemode())
        .param("endsAt", s.endsAt())
        .param("asOf", s.asOf())
        .param("metadata", json.writeValueAsString(s.metadata()))
        .param("cause", cause.value())
        .param("now", now)
        .update();
  }

  private Subscription read(ResultSet row, int number) throws SQLException {
    return new Subscription(
        new OwnerId(row.getString("owner")),
        row.getString("external"),
        row.getString("customer"),
        row.getString("email"),
        row.getString("name"),
        json.readValue(row.getString("prices"), new TypeReference<List<String>>() {}),
        SubscriptionStatus.valueOf(row.getString("status")),
        row.getBoolean("livemode"),
        row.getObject("ends_at", Instant.class),
        row.getObject("as_of", Instant.class),
        json.readValue(row.getString("metadata"), new TypeReference<Map<String, String>>() {}));
  }
}
