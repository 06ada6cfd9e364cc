package dev.rowhouse.billing.metering;

import java.util.List;

/**
 * A month that is not over, as it would be if nothing changed until its end.
 *
 * @param shares sum to the cost
 */
public record Preview(MeteredNode node, Period period, Basis basis, List<Share> shares) {
  public Preview {
    shares = List.copyOf(shares);
  }
}
