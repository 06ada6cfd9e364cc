package dev.rowhouse.billing.stripe;

import dev.rowhouse.billing.SubscriptionStatus;
import java.util.List;

/**
 * What Stripe says of a rental's payments now.
 *
 * @param rental from the metadata
 * @param paid oldest first
 */
public record RentSubscription(
    String id, String rental, SubscriptionStatus status, List<RentInvoice> paid) {
  public RentSubscription {
    paid = List.copyOf(paid);
  }
}
