package dev.rowhouse.billing.inbox;

import dev.rowhouse.billing.EndpointId;
import dev.rowhouse.billing.OwnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class EndpointStore {
  private final JdbcClient jdbc;

  EndpointStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Endpoint e) {
    jdbc.sql(
            """
            INSERT INTO billing_endpoint (id, owner, kind, name, livemode, account, enabled, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(e.id().value())
        .param(e.owner().value())
        .param(e.kind().name())
        .param(e.name())
        .param(e.livemode())
        .param(e.account())
        .param(e.enabled())
        .param(e.createdAt())
        .update();
  }

  Optional<Endpoint> find(EndpointId id) {
    return jdbc.sql("SELECT * FROM billing_endpoint WHERE id = ?")
        .param(id.value())
        .query(EndpointStore::read)
        .optional();
  }

  Optional<Endpoint> find(OwnerId owner, EndpointId id) {
    return jdbc.sql("SELECT * FROM billing_endpoint WHERE id = ? AND owner = ?")
        .params(id.value(), owner.value())
        .query(EndpointStore::read)
        .optional();
  }

  List<Endpoint> list(OwnerId owner) {
    return jdbc.sql("SELECT * FROM billing_endpoint WHERE owner = ? ORDER BY id")
        .param(owner.value())
        .query(EndpointStore::read)
        .list();
  }

  void enable(OwnerId owner, EndpointId id, boolean enabled) {
    jdbc.sql("UPDATE billing_endpoint SET enabled = ? WHERE id = ? AND owner = ?")
        .params(enabled, id.value(), owner.value())
        .update();
  }

  void deauthorize(EndpointId id, @Nullable Instant at) {
    jdbc.sql("UPDATE billing_endpoint SET deauthorized_at = ? WHERE id = ?")
        .param(at)
        .param(id.value())
        .update();
  }

  void noteVersion(EndpointId id, String apiVersion) {
    jdbc.sql("UPDATE billing_endpoint SET api_version = ? WHERE id = ?")
        .params(apiVersion, id.value())
        .update();
  }

  private static Endpoint read(ResultSet row, int number) throws SQLException {
    return new Endpoint(
        new EndpointId(row.getString("id")),
        new OwnerId(row.getString("owner")),
        EndpointKind.valueOf(row.getString("kind")),
        row.getString("name"),
        row.getBoolean("livemode"),
        row.getString("account"),
        row.getString("api_version"),
        row.getBoolean("enabled"),
        row.getObject("deauthorized_at", Instant.class),
        row.getObject("created_at", Instant.class));
  }
}
