package dev.rowhouse.billing.outbound;

import dev.rowhouse.billing.DeliveryId;
import dev.rowhouse.billing.MessageId;
import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.ReceiverId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writing and finding deliveries; their way through the states is {@link DeliveryQueue}'s. */
@Repository
class DeliveryStore {
  private static final String COLUMNS =
      """
      d.id, d.message, d.receiver, d.owner, m.type, d.state, d.attempts, d.next_at, d.status,
      d.answer, d.created_at, d.delivered_at\
      """;
  private static final String FROM =
      " FROM billing_delivery d JOIN billing_message m ON m.id = d.message ";

  private final JdbcClient jdbc;

  DeliveryStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insertMessage(MessageId id, OwnerId owner, String type, String payload, Instant at) {
    jdbc.sql(
            """
            INSERT INTO billing_message (id, owner, type, payload, created_at)
            VALUES (?, ?, ?, ?, ?)
            """)
        .params(id.value(), owner.value(), type, payload, at)
        .update();
  }

  void insert(MessageId message, Receiver receiver, Instant now) {
    jdbc.sql(
            """
            INSERT INTO billing_delivery (id, message, receiver, owner, state, next_at, created_at)
            VALUES (?, ?, ?, ?, 'PENDING', ?, ?)
            """)
        .params(
            DeliveryId.mint().value(),
            message.value(),
            receiver.id().value(),
            receiver.owner().value(),
            now,
            now)
        .update();
  }

  Optional<Delivery> find(DeliveryId id) {
    return jdbc.sql("SELECT " + COLUMNS + ", m.payload" + FROM + "WHERE d.id = ?")
        .param(id.value())
        .query((row, _) -> read(row, row.getString("payload")))
        .optional();
  }

  Optional<Delivery> find(OwnerId owner, DeliveryId id) {
    return jdbc.sql("SELECT " + COLUMNS + ", m.payload" + FROM + "WHERE d.id = ? AND d.owner = ?")
        .params(id.value(), owner.value())
        .query((row, _) -> read(row, row.getString("payload")))
        .optional();
  }

  List<Delivery> list(DeliveryFilter filter, Optional<DeliveryId> before, int limit) {
    Map<String, Object> wanted = filter.columns();
    String conditions =
        wanted.keySet().stream().map(c -> " AND d." + c + " = :" + c).collect(Collectors.joining());
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + FROM
                + "WHERE d.id < :before"
                + conditions
                + " ORDER BY d.id DESC LIMIT :limit")
        .params(wanted)
        .param("before", before.map(DeliveryId::value).orElse("dlv_~"))
        .param("limit", limit)
        .query((row, _) -> read(row, ""))
        .list();
  }

  boolean replay(DeliveryId id, Instant now) {
    return jdbc.sql(
                """
                UPDATE billing_delivery
                SET state = 'PENDING', attempts = 0, next_at = ?, delivered_at = NULL WHERE id = ?
                """)
            .params(now, id.value())
            .update()
        == 1;
  }

  int replayDead(int most, Instant now) {
    return jdbc.sql(
            """
            UPDATE billing_delivery
            SET state = 'PENDING', attempts = 0, next_at = ?, delivered_at = NULL
            WHERE state = 'DEAD' LIMIT ?
            """)
        .params(now, most)
        .update();
  }

  Map<DeliveryState, Long> counts() {
    return jdbc
        .sql("SELECT state, COUNT(*) AS deliveries FROM billing_delivery GROUP BY state")
        .query((row, _) -> Map.entry(DeliveryState.valueOf(row.getString(1)), row.getLong(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Delivery read(ResultSet row, String payload) throws SQLException {
    return new Delivery(
        new DeliveryId(row.getString("id")),
        new MessageId(row.getString("message")),
        new ReceiverId(row.getString("receiver")),
        new OwnerId(row.getString("owner")),
        row.getString("type"),
        DeliveryState.valueOf(row.getString("state")),
        row.getInt("attempts"),
        row.getObject("next_at", Instant.class),
        row.getObject("status", Integer.class),
        row.getString("answer"),
        row.getObject("created_at", Instant.class),
        row.getObject("delivered_at", Instant.class),
        payload);
  }

  void redact(OwnerId owner, String identifier) {
    jdbc.sql(
            """
            UPDATE billing_message SET payload = '{"redacted":true}'
            WHERE owner = :owner AND INSTR(payload, :identifier) > 0
            """)
        .param("owner", owner.value())
        .param("identifier", identifier)
        .update();
  }
}
