package dev.rowhouse.provisioner.connection;

import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One identity provider of one tenant.
 *
 * @param hasSecret whether a client secret was given
 * @param testedAt the last test sign-in that succeeded with this provider and secret
 */
public record Connection(
    ConnectionId id,
    TenantId tenant,
    ConnectionState state,
    ConnectionSettings settings,
    boolean hasSecret,
    @Nullable Instant testedAt,
    Instant createdAt,
    Instant changedAt,
    int version) {
  Connection with(ConnectionSettings others) {
    return new Connection(
        id, tenant, state, others, hasSecret, testedAt, createdAt, changedAt, version);
  }

  boolean hasLetPeopleIn() {
    return state == ConnectionState.ACTIVE || state == ConnectionState.DISABLED;
  }
}
