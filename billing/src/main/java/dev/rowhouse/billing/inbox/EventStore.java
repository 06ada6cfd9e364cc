package dev.rowhouse.billing.inbox;

import dev.rowhouse.billing.EndpointId;
import dev.rowhouse.billing.EventId;
import dev.rowhouse.billing.OwnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

  private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final JdbcClient jdbc;

  EventStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * False when the endpoint has this event already. IGNORE hides nothing else: what could be too
   * long was refused before, and endpoints are never deleted.
   */
  boolean insert(StoredEvent event) {
    return !insertAll(List.of(event)).isEmpty();
  }

  /** In one statement; returns the identifiers of those that were not there yet. */
  Set<String> insertAll(List<StoredEvent> events) {
    String rows = String.join(", ", Collections.nCopies(events.size(), ROW));
    var values = new ArrayList<@Nullable Object>(events.size() * 16);
    events.forEach(event -> add(values, event));
    return new HashSet<>(
        jdbc.sql(
                """
                INSERT IGNORE INTO billing_inbox (id, owner, endpoint, kind, external, account, type, object,
                  lane, livemode, api_version, state, outcome, next_at, received_at, payload)
                VALUES %s RETURNING id
                """
                    .formatted(rows))
            .params(values)
            .query(String.class)
            .list());
  }

  private static void add(List<@Nullable Object> values, StoredEvent e) {
    values.add(e.id().value());
    values.add(e.owner().value());
    values.add(e.endpoint().value());
    values.add(e.kind().name());
    values.add(e.envelope().external());
    values.add(e.envelope().account());
    values.add(e.envelope().type());
    values.add(e.envelope().object());
    values.add(Lane.of(e).value());
    values.add(e.envelope().livemode());
    values.add(e.envelope().apiVersion());
    values.add(e.state().name());
    values.add(e.outcome());
    values.add(e.nextAt());
    values.add(e.receivedAt());
    values.add(e.payload());
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
