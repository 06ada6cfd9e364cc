package dev.rowhouse.e2e.demo;

import dev.rowhouse.e2e.Portal;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Price, plan, key and webhook: how payments reach the project. */
final class Selling {
  private static final String PRODUCT = "prod_demo_notebook";
  private static final String KEY = "rk_test_standin_demo_reads_only";

  private final Portal portal;
  private final Stripe stripe;
  private final String path;

  Selling(Portal portal, Stripe stripe, String project) {
    this.portal = portal;
    this.stripe = stripe;
    this.path = "projects/" + project + "/";
  }

  String price() {
    String price = priceOfProduct();
    boolean mapped =
        portal.list(path + "plans").stream()
            .anyMatch(p -> p.path("price").asString("").equals(price));
    if (!mapped) {
      portal.post(path + "plans", Map.of("price", price, "name", "Notebook, monthly"));
    }
    return price;
  }

  private String priceOfProduct() {
    if (stripe.find("v1/products/" + PRODUCT).isEmpty()) {
      stripe.post("v1/products", "id", PRODUCT, "name", "Notebook");
    }
    JsonNode known = stripe.find("v1/prices?product=" + PRODUCT).orElseThrow().path("data");
    JsonNode price = known.isEmpty() ? newPrice() : known.path(0);
    return price.path("id").asString();
  }

  private JsonNode newPrice() {
    return stripe.post(
        "v1/prices",
        "product",
        PRODUCT,
        "currency",
        "usd",
        "unit_amount",
        "900",
        "recurring[interval]",
        "month");
  }

  /** The stand-in learns the secret of our endpoint as a builder would enter it at Stripe. */
  JsonNode connect() {
    stripe.post("_control/keys", "key", KEY, "read[0]", "subscription", "read[1]", "customer");
    if (portal.get(path + "stripe-key").path("keys").isEmpty()) {
      portal.put(path + "stripe-key", Map.of("key", KEY));
    }
    List<JsonNode> hooks = portal.list(path + "webhooks");
    if (!hooks.isEmpty() && isRegistered(hooks.getFirst())) {
      return hooks.getFirst();
    }
    JsonNode hook =
        hooks.isEmpty()
            ? portal.post(path + "webhooks", Map.of("kind", "STRIPE", "name", "Stripe"))
            : roll(hooks.getFirst());
    String secret = hook.path("secret").asString();
    stripe.post("_control/endpoints", "url", hook.path("url").asString(), "secret", secret);
    return hook;
  }

  private JsonNode roll(JsonNode hook) {
    return portal.post(path + "webhooks/" + hook.path("id").asString() + "/roll", Map.of());
  }

  private boolean isRegistered(JsonNode hook) {
    JsonNode known = stripe.find("v1/webhook_endpoints?limit=100").orElseThrow().path("data");
    for (JsonNode endpoint : known) {
      if (endpoint.path("url").asString("").equals(hook.path("url").asString())) {
        return true;
      }
    }
    return false;
  }
}
