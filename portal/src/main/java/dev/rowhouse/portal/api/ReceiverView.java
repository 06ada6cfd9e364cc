package dev.rowhouse.portal.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rowhouse.billing.ReceiverId;
import dev.rowhouse.billing.outbound.Receiver;
import dev.rowhouse.billing.outbound.ReceiverSecret;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a project's own webhooks are posted to.
 *
 * @param types the news it wants, {@code tenant.*} for all that begin so; empty: everything
 * @param secret only in the answer that made it
 */
record ReceiverView(
    ReceiverId id,
    String url,
    List<String> types,
    boolean enabled,
    Instant createdAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {
  static ReceiverView of(Receiver receiver) {
    return of(receiver, null);
  }

  static ReceiverView of(ReceiverSecret made) {
    return of(made.receiver(), made.secret());
  }

  private static ReceiverView of(Receiver receiver, @Nullable String secret) {
    return new ReceiverView(
        receiver.id(),
        receiver.url(),
        receiver.types(),
        receiver.enabled(),
        receiver.createdAt(),
        secret);
  }
}
