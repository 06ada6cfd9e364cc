package dev.rowhouse.billing.inbox;

import dev.rowhouse.billing.EndpointId;
import dev.rowhouse.billing.EventId;
import dev.rowhouse.billing.OwnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Storing and finding events; their way through the states is {@link Queue}'s. */
@Repository
class EventStore {
  private static final String COLUMNS =
      """
      id, owner, endpoint, kind, external, account, type, object, livemode, api_version, state,
      outcome, attempts, next_at, last_error, received_at, processed_at
      """;

  private final JdbcClient jdbc;

  EventStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * False when the endpoint has this event already. IGNORE hides nothing else: what could be too
   * long was refused before, and endpoints are never deleted.
   */
  boolean insert(StoredEvent e) {
    return jdbc.sql(
                """
                INSERT IGNORE INTO billing_inbox (id, owner, endpoint, kind, external, account, type, object,
                  lane, livemode, api_version, state, outcome, next_at, received_at, payload)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
            .param(e.id().value())
            .param(e.owner().value())
            .param(e.endpoint().value())
            .param(e.kind().name())
            .param(e.envelope().external())
            .param(e.envelope().account())
            .param(e.envelope().type())
            .param(e.envelope().object())
            .param(Lane.of(e).value())
            .param(e.envelope().livemode())
            .param(e.envelope().apiVersion())
            .param(e.state().name())
            .param(e.outcome())
            .param(e.nextAt())
            .param(e.receivedAt())
            .param(e.payload())
            .update()
        == 1;
  }

  Optional<StoredEvent> find(EventId id) {
    return jdbc.sql("SELECT " + COLUMNS + ", payload FROM billing_inbox WHERE id = ?")
        .param(id.value())
        .query((row, _) -> read(row, row.getBytes("payload")))
        .optional();
  }

  Optional<StoredEvent> find(OwnerId owner, EventId id) {
    return jdbc.sql("SELECT " + COLUMNS + ", payload FROM billing_inbox WHERE id = ? AND owner = ?")
        .params(id.value(), owner.value())
        .query((row, _) -> read(row, row.getBytes("payload")))
        .optional();
  }

  /** Newest first. */
  List<StoredEvent> list(EventFilter filter, Optional<EventId> before, int limit) {
    Map<String, Object> wanted = filter.columns();
    String conditions =
        wanted.keySet().stream().map(c -> " AND " + c + " = :" + c).collect(Collectors.joining());
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM billing_inbox WHERE id < :before"
                + conditions
                + " ORDER BY id DESC LIMIT :limit")
        .params(wanted)
        .param("before", before.map(EventId::value).orElse("evt_~"))
        .param("limit", limit)
        .query((row, _) -> read(row, new byte[0]))
        .list();
  }

  private static StoredEvent read(ResultSet row, byte[] payload) throws SQLException {
    return new StoredEvent(
        new EventId(row.getString("id")),
        new OwnerId(row.getString("owner")),
        new EndpointId(row.getString("endpoint")),
        EndpointKind.valueOf(row.getString("kind")),
        envelope(row),
        EventState.valueOf(row.getString("state")),
        row.getString("outcome"),
        row.getInt("attempts"),
        row.getObject("next_at", Instant.class),
        row.getString("last_error"),
        row.getObject("received_at", Instant.class),
        row.getObject("processed_at", Instant.class),
        payload);
  }

  private static Envelope envelope(ResultSet row) throws SQLException {
    return new Envelope(
        row.getString("external"),
        row.getString("account"),
        row.getString("type"),
        row.getString("object"),
        row.getObject("livemode", Boolean.class),
        row.getString("api_version"));
  }
}
