package dev.rowhouse.billing.metering;

import dev.rowhouse.billing.OwnerId;
import java.time.Instant;

/**
 * From this moment on the tenant is so, until its next fact. Facts may come late and in any order.
 *
 * @param key names the fact for good: told twice, it counts once; of two at one moment the one with
 *     the greater key is the later
 * @param node opaque here
 * @param tenant opaque here
 */
public record Fact(
    String key, OwnerId owner, String node, String tenant, Phase phase, Instant at) {}
