package dev.rowhouse.billing.outbound;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.ReceiverId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries to list; null means any.
 *
 * @param owner null only for operators
 */
public record DeliveryFilter(
    @Nullable OwnerId owner, @Nullable ReceiverId receiver, @Nullable DeliveryState state) {

  public static DeliveryFilter of(OwnerId owner) {
    return new DeliveryFilter(owner, null, null);
  }

  Map<String, Object> columns() {
    var columns = new LinkedHashMap<String, Object>();
    if (owner != null) {
      columns.put("owner", owner.value());
    }
    if (receiver != null) {
      columns.put("receiver", receiver.value());
    }
    if (state != null) {
      columns.put("state", state.name());
    }
    return columns;
  }
}
