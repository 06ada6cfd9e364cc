package dev.rowhouse.billing.inbox;

import dev.rowhouse.billing.EndpointId;
import dev.rowhouse.billing.OwnerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where one billing system posts the events of one owner.
 *
 * @param livemode whether it takes real or test events; the other kind is quarantined
 * @param account the connected account whose events it takes; null: the builder's own account
 * @param apiVersion the version of the sender's API that the last event was written in
 * @param deauthorizedAt since when the connected account withdrew its consent; null: it did not
 */
public record Endpoint(
    EndpointId id,
    OwnerId owner,
    EndpointKind kind,
    String name,
    boolean livemode,
    @Nullable String account,
    @Nullable String apiVersion,
    boolean enabled,
    @Nullable Instant deauthorizedAt,
    Instant createdAt) {
  /**
   * As {@link #account}: takes the events of all accounts that are connected to the platform's, and
   * of no other.
   */
  public static final String CONNECTED = "*";

  boolean connected() {
    return CONNECTED.equals(account);
  }
}
