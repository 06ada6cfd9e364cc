package dev.rowhouse.marketplace.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * An operator keeps an organization from changing anything; its members may look.
 *
 * @param by who did it, for example {@code operator:opr_…}
 * @param tenantsStopped whether its tenants were stopped, too, and are not woken
 */
public record Suspension(Instant at, String reason, String by, boolean tenantsStopped) {
  static Optional<Suspension> read(ResultSet row) throws SQLException {
    Instant at = row.getObject("suspended_at", Instant.class);
    String reason = row.getString("suspended_reason");
    String by = row.getString("suspended_by");
    boolean stopped = row.getBoolean("tenants_stopped");
    return Optional.ofNullable(at).map(since -> new Suspension(since, reason, by, stopped));
  }
}
