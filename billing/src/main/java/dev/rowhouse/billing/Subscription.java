package dev.rowhouse.billing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one customer of an owner has subscribed to, as last known.
 *
 * @param external the billing system's identifier of the subscription; unique within the owner
 * @param customer the billing system's identifier of the customer
 * @param prices identifiers of the prices (or plans) subscribed to, at least one
 * @param endsAt when it ended or will end; null while it goes on
 * @param asOf when the billing system's object had this content
 */
public record Subscription(
    OwnerId owner,
    String external,
    String customer,
    @Nullable String email,
    @Nullable String name,
    List<String> prices,
    SubscriptionStatus status,
    boolean livemode,
    @Nullable Instant endsAt,
    Instant asOf,
    Map<String, String> metadata) {}
