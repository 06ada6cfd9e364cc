package dev.rowhouse.billing.inbox;

import dev.rowhouse.billing.OwnerId;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to make an endpoint.
 *
 * @param account see {@link Endpoint#account}
 * @param secret the sender's signing secret where the sender made it (Stripe does); null: we make
 *     one
 */
public record NewEndpoint(
    OwnerId owner,
    EndpointKind kind,
    String name,
    boolean livemode,
    @Nullable String account,
    @Nullable String secret) {}
