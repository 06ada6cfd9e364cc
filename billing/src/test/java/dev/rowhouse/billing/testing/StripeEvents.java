package dev.rowhouse.billing.testing;

import java.util.concurrent.atomic.AtomicInteger;

/** Events as Stripe writes them, cut down to what matters. */
public final class StripeEvents {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private StripeEvents() {}

  public static String id() {
    return "evt_test" + COUNT.incrementAndGet() + "_" + System.nanoTime();
  }

  public static String subscription(String type, String id, String status, long created) {
    return event(id(), type, created, object(id, status));
  }

  public static String object(String id, String status) {
    return """
    {"id":"%s","object":"subscription","customer":"cus_1","status":"%s","livemode":false,
     "items":{"object":"list","data":[{"id":"si_1","price":{"id":"price_small"}}]},
     "metadata":{"email":"ada@example.com"}}\
    """
        .formatted(id, status);
  }

  public static String event(String id, String type, long created, String object) {
    return """
    {"id":"%s","object":"event","type":"%s","created":%d,"livemode":false,
     "api_version":"2026-07-29.dahlia","data":{"object":%s}}\
    """
        .formatted(id, type, created, object);
  }
}
