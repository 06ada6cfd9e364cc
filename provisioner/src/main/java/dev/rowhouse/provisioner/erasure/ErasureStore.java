package dev.rowhouse.provisioner.erasure;

import dev.rowhouse.db.text.Cut;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.Json;
import dev.rowhouse.provisioner.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ErasureStore {
  private final JdbcClient jdbc;
  private final Clock clock;

  ErasureStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void insert(TenantId tenant, Cause cause, List<Removed> removed) {
    jdbc.sql(
            """
            INSERT INTO provisioner_erasure (tenant_id, actor, reason, removed, asked_at)
            VALUES (:tenant, :actor, :reason, :removed, :now)
            """)
        .param("tenant", tenant.value())
        .param("actor", Cut.to(60, cause.actor()))
        .param("reason", Cut.to(200, cause.reason()))
        .param("removed", Json.write(removed))
        .param("now", clock.instant())
        .update();
  }

  Optional<Asked> find(TenantId tenant) {
    return jdbc.sql(
            """
            SELECT actor, reason, removed, asked_at FROM provisioner_erasure
            WHERE tenant_id = :tenant
            """)
        .param("tenant", tenant.value())
        .query((row, _) ->
            new Asked(
                new Cause(row.getString("actor"), row.getString("reason")),
                Json.list(row.getString("removed"), Removed.class),
                row.getObject("asked_at", Instant.class)))
        .optional();
  }

  /**
   * @param removed what was there when it began
   */
  record Asked(Cause cause, List<Removed> removed, Instant at) {}
}
