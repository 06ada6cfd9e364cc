package dev.rowhouse.billing.outbound;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.ReceiverId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReceiverStore {
  private final JdbcClient jdbc;

  ReceiverStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Receiver r) {
    jdbc.sql(
            """
            INSERT INTO billing_receiver (id, owner, url, types, enabled, created_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """)
        .params(
            r.id().value(),
            r.owner().value(),
            r.url(),
            String.join(",", r.types()),
            r.enabled(),
            r.createdAt())
        .update();
  }

  void update(Receiver r) {
    jdbc.sql("UPDATE billing_receiver SET url = ?, types = ?, enabled = ? WHERE id = ?")
        .params(r.url(), String.join(",", r.types()), r.enabled(), r.id().value())
        .update();
  }

  void delete(OwnerId owner, ReceiverId id) {
    jdbc.sql("DELETE FROM billing_receiver WHERE id = ? AND owner = ?")
        .params(id.value(), owner.value())
        .update();
  }

  Optional<Receiver> find(OwnerId owner, ReceiverId id) {
    return jdbc.sql("SELECT * FROM billing_receiver WHERE id = ? AND owner = ?")
        .params(id.value(), owner.value())
        .query(ReceiverStore::read)
        .optional();
  }

  Optional<Receiver> find(ReceiverId id) {
    return jdbc.sql("SELECT * FROM billing_receiver WHERE id = ?")
        .param(id.value())
        .query(ReceiverStore::read)
        .optional();
  }

  List<Receiver> list(OwnerId owner) {
    return jdbc.sql("SELECT * FROM billing_receiver WHERE owner = ? ORDER BY id")
        .param(owner.value())
        .query(ReceiverStore::read)
        .list();
  }

  private static Receiver read(ResultSet row, int number) throws SQLException {
    String types = row.getString("types");
    return new Receiver(
        new ReceiverId(row.getString("id")),
        new OwnerId(row.getString("owner")),
        row.getString("url"),
        types.isEmpty() ? List.of() : List.of(types.split(",")),
        row.getBoolean("enabled"),
        row.getObject("created_at", Instant.class));
  }
}
