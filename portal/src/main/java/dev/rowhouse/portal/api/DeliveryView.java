package dev.rowhouse.portal.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rowhouse.billing.DeliveryId;
import dev.rowhouse.billing.MessageId;
import dev.rowhouse.billing.ReceiverId;
import dev.rowhouse.billing.outbound.Delivery;
import dev.rowhouse.billing.outbound.DeliveryState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One piece of news on its way to one outbound webhook.
 *
 * @param status of the last answer; null when none came
 * @param answer its beginning, or why none came
 * @param payload only in the answer for one delivery
 */
record DeliveryView(
    DeliveryId id,
    MessageId message,
    ReceiverId webhook,
    String type,
    DeliveryState state,
    int attempts,
    @Nullable Instant nextAt,
    @Nullable Integer status,
    @Nullable String answer,
    Instant createdAt,
    @Nullable Instant deliveredAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String payload) {
  static DeliveryView of(Delivery delivery) {
    return of(delivery, null);
  }

  static DeliveryView whole(Delivery delivery) {
    return of(delivery, delivery.payload());
  }

  private static DeliveryView of(Delivery delivery, @Nullable String payload) {
    return new DeliveryView(
        delivery.id(),
        delivery.message(),
        delivery.receiver(),
        delivery.type(),
        delivery.state(),
        delivery.attempts(),
        delivery.state() == DeliveryState.PENDING ? delivery.nextAt() : null,
        delivery.status(),
        delivery.answer(),
        delivery.createdAt(),
        delivery.deliveredAt(),
        payload);
  }
}
