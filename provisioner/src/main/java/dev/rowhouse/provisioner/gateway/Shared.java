package dev.rowhouse.provisioner.gateway;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * What all event loops share.
 *
 * @param lookAtKeys runs what it is given after the claims' keys were read again
 * @param ready whether the routes are known and nothing is being shut down
 */
record Shared(
    GatewaySettings settings,
    Router router,
    Waker waker,
    Doorkeeper doorkeeper,
    TlsAsks tlsAsks,
    Executor lookAtKeys,
    Counters counters,
    Pass pass,
    Reserved reserved,
    TrustedProxies proxies,
    Clock clock,
    BooleanSupplier ready) {}
