package dev.rowhouse.billing.inbox;

import dev.rowhouse.billing.EndpointId;
import dev.rowhouse.billing.OwnerId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which events to list; null means any.
 *
 * @param owner null only for operators
 * @param object the sender's identifier of the subscription or customer
 */
public record EventFilter(
    @Nullable OwnerId owner,
    @Nullable EndpointId endpoint,
    @Nullable EventState state,
    @Nullable String object) {

  public static EventFilter of(OwnerId owner) {
    return new EventFilter(owner, null, null, null);
  }

  public EventFilter in(@Nullable EventState wanted) {
    return new EventFilter(owner, endpoint, wanted, object);
  }

  /** The wanted values by the names of our columns. */
  Map<String, Object> columns() {
    var columns = new LinkedHashMap<String, Object>();
    if (owner != null) {
      columns.put("owner", owner.value());
    }
    if (endpoint != null) {
      columns.put("endpoint", endpoint.value());
    }
    if (state != null) {
      columns.put("state", state.name());
    }
    if (object != null) {
      columns.put("object", object);
    }
    return columns;
  }
}
