package dev.rowhouse.billing.outbound;

import dev.rowhouse.billing.DeliveryId;
import dev.rowhouse.billing.MessageId;
import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.ReceiverId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One piece of news on its way to one receiver.
 *
 * @param status of the last answer; null when none came
 * @param answer the first 2 KiB of the last answer, or why none came; null before the first try
 * @param payload the JSON that is sent; empty in lists
 */
public record Delivery(
    DeliveryId id,
    MessageId message,
    ReceiverId receiver,
    OwnerId owner,
    String type,
    DeliveryState state,
    int attempts,
    Instant nextAt,
    @Nullable Integer status,
    @Nullable String answer,
    Instant createdAt,
    @Nullable Instant deliveredAt,
    String payload) {}
