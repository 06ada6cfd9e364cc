package dev.rowhouse.e2e.stripe;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parameters that each operation takes here. A test compares them with the classes of Stripe's
 * own library, so that the stand-in accepts nothing that Stripe does not know.
 */
final class Parameters {
  private static final Set<String> PAGE =
      Set.of("limit", "starting_after", "ending_before", "expand[]");

  /** By operation; a dot goes into an object, brackets mean a list, a star any name. */
  static final Map<String, Set<String>> TAKEN =
      Map.ofEntries(
          Map.entry(
              "customer.create", Set.of("email", "name", "description", "metadata.*", "expand[]")),
          Map.entry(
              "customer.update", Set.of("email", "name", "description", "metadata.*", "expand[]")),
          Map.entry("customer.retrieve", Set.of("expand[]")),
          Map.entry("customer.list", with("email")),
          Map.entry(
              "product.create", Set.of("id", "name", "description", "metadata.*", "expand[]")),
          Map.entry("product.retrieve", Set.of("expand[]")),
          Map.entry("product.list", with("active")),
          Map.entry(
              "price.create",
              Set.of(
                  "currency",
                  "product",
                  "unit_amount",
                  "nickname",
                  "lookup_key",
                  "recurring.interval",
                  "recurring.interval_count",
                  "metadata.*",
                  "expand[]")),
          Map.entry("price.retrieve", Set.of("expand[]")),
          Map.entry("price.list", with("product", "active")),
          Map.entry(
              "subscription.create",
              Set.of(
                  "customer",
                  "items[].price",
                  "items[].quantity",
                  "trial_period_days",
                  "cancel_at_period_end",
                  "cancel_at",
                  "collection_method",
                  "payment_behavior",
                  "description",
                  "metadata.*",
                  "expand[]")),
          Map.entry(
              "subscription.update",
              Set.of(
                  "items[].id",
                  "items[].price",
                  "items[].quantity",
                  "items[].price_data.currency",
                  "items[].price_data.unit_amount",
                  "items[].price_data.product",
                  "items[].price_data.recurring.interval",
                  "items[].price_data.recurring.interval_count",
                  "trial_end",
                  "cancel_at_period_end",
                  "cancel_at",
                  "proration_behavior",
                  "description",
                  "metadata.*",
                  "expand[]")),
          Map.entry(
              "subscription.cancel",
              Set.of(
                  "invoice_now",
                  "prorate",
                  "cancellation_details.comment",
                  "cancellation_details.feedback",
                  "expand[]")),
          Map.entry("subscription.retrieve", Set.of("expand[]")),
          Map.entry("subscription.list", with("customer", "status", "price")),
          Map.entry("invoice.retrieve", Set.of("expand[]")),
          Map.entry("invoice.list", with("customer", "subscription", "status")),
          Map.entry(
              "checkout.session.create",
              Set.of(
                  "mode",
                  "success_url",
                  "cancel_url",
                  "customer",
                  "customer_email",
                  "client_reference_id",
                  "line_items[].price",
                  "line_items[].quantity",
                  "line_items[].price_data.currency",
                  "line_items[].price_data.unit_amount",
                  "line_items[].price_data.product_data.name",
                  "line_items[].price_data.recurring.interval",
                  "line_items[].price_data.recurring.interval_count",
                  "subscription_data.trial_period_days",
                  "subscription_data.metadata.*",
                  "metadata.*",
                  "expand[]")),
          Map.entry("checkout.session.retrieve", Set.of("expand[]")),
          Map.entry("checkout.session.expire", Set.of("expand[]")),
          Map.entry("payment_intent.retrieve", Set.of("expand[]")),
          Map.entry("payment_intent.list", with("customer")),
          Map.entry("charge.retrieve", Set.of("expand[]")),
          Map.entry("charge.list", with("customer", "payment_intent")),
          Map.entry("balance_transaction.retrieve", Set.of("expand[]")),
          Map.entry("balance_transaction.list", with("type", "source", "currency")),
          Map.entry(
              "refund.create",
              Set.of("payment_intent", "amount", "reason", "metadata.*", "expand[]")),
          Map.entry("refund.retrieve", Set.of("expand[]")),
          Map.entry("refund.list", with("payment_intent", "charge")),
          Map.entry(
              "transfer.create",
              Set.of(
                  "amount", "currency", "destination", "transfer_group", "metadata.*", "expand[]")),
          Map.entry("dispute.retrieve", Set.of("expand[]")),
          Map.entry("dispute.list", with("payment_intent", "charge")),
          Map.entry(
              "account.create",
              Set.of(
                  "country",
                  "email",
                  "controller.fees.payer",
                  "controller.losses.payments",
                  "controller.requirement_collection",
                  "controller.stripe_dashboard.type",
                  "capabilities.transfers.requested",
                  "business_profile.name",
                  "metadata.*",
                  "expand[]")),
          Map.entry("account.retrieve", Set.of("expand[]")),
          Map.entry("account.list", with()),
          Map.entry(
              "account_link.create",
              Set.of("account", "type", "refresh_url", "return_url", "expand[]")),
          Map.entry("transfer.retrieve", Set.of("expand[]")),
          Map.entry("transfer.list", with("destination", "transfer_group")),
          Map.entry("billing_portal.session.create", Set.of("customer", "return_url", "expand[]")),
          Map.entry("event.retrieve", Set.of("expand[]")),
          Map.entry("event.list", with("type", "types[]", "delivery_success")),
          Map.entry(
              "webhook_endpoint.create",
              Set.of(
                  "url",
                  "enabled_events[]",
                  "api_version",
                  "connect",
                  "description",
                  "metadata.*",
                  "expand[]")),
          Map.entry("webhook_endpoint.update", Set.of("enabled_events[]", "expand[]")),
          Map.entry("webhook_endpoint.retrieve", Set.of("expand[]")),
          Map.entry("webhook_endpoint.list", with()),
          Map.entry("webhook_endpoint.delete", Set.of()));

  private Parameters() {}

  private static Set<String> with(String... more) {
    var all = new TreeSet<>(PAGE);
    all.addAll(List.of(more));
    return all;
  }

  /**
   * @throws StripeError 400 naming the first parameter that the operation does not take
   */
  static void check(String operation, ObjectNode params) {
    Set<String> taken = TAKEN.getOrDefault(operation, Set.of());
    params.properties().forEach(p -> check(taken, p.getKey(), p.getKey(), p.getValue()));
  }

  private static void check(Set<String> taken, String name, String shown, JsonNode value) {
    switch (value) {
      case ObjectNode object ->
          object
              .properties()
              .forEach(p ->
                  check(
                      taken,
                      name + "." + p.getKey(),
                      shown + "[" + p.getKey() + "]",
                      p.getValue()));
      case ArrayNode array -> array.forEach(item -> check(taken, name + "[]", shown, item));
      default -> {
        String any = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) + ".*" : name;
        if (!taken.contains(name) && !taken.contains(any)) {
          throw StripeError.invalid(
              "parameter_unknown", shown, "Received unknown parameter: " + shown);
        }
      }
    }
  }
}
