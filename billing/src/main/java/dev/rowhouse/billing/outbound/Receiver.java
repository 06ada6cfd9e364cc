package dev.rowhouse.billing.outbound;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.ReceiverId;
import java.time.Instant;
import java.util.List;

/**
 * Where one of an owner's own webhooks is posted to.
 *
 * @param types the news it wants; {@code tenant.*} stands for all that begin so; empty: everything
 */
public record Receiver(
    ReceiverId id,
    OwnerId owner,
    String url,
    List<String> types,
    boolean enabled,
    Instant createdAt) {

  boolean wants(String type) {
    return types.isEmpty() || types.stream().anyMatch(t -> matches(t, type));
  }

  private static boolean matches(String pattern, String type) {
    return pattern.endsWith("*")
        ? type.startsWith(pattern.substring(0, pattern.length() - 1))
        : type.equals(pattern);
  }
}
