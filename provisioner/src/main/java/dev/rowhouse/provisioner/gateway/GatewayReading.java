package dev.rowhouse.provisioner.gateway;

import java.time.Instant;

/**
 * What one gateway process says of itself; counts are since its start.
 *
 * @param instance host, port and process
 * @param seenAt when it said so; older than half a minute: it is gone or cut off
 * @param routes containers that it knows
 * @param waiting requests that wait for a wake now
 * @param tunnels WebSockets open now
 * @param overloads requests refused because one container had too many at once
 * @param upstreamFailures apps that did not answer, or broke off
 * @param retries requests sent again because a kept connection had died
 */
public record GatewayReading(
    String instance,
    Instant startedAt,
    Instant seenAt,
    int routes,
    int waiting,
    int tunnels,
    long requests,
    long unknownHosts,
    long badRequests,
    long refusedClaims,
    long overloads,
    long wakes,
    long wakeTimeouts,
    long upstreamFailures,
    long retries) {}
