package dev.rowhouse.e2e.stripe;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Customers, products and prices. */
final class Catalog {
  private final World world;
  private final Events events;

  Catalog(World world, Events events) {
    this.world = world;
    this.events = events;
  }

  ObjectNode createCustomer(Call call) {
    return createCustomer(call.text("email"), call.text("name"), call);
  }

  ObjectNode createCustomer(String email, String name, Call call) {
    ObjectNode customer = world.make("customer", "cus");
    customer.put("balance", 0).put("delinquent", false).put("invoice_prefix", "STAND");
    customer.putNull("currency").putNull("default_source").putNull("phone");
    customer.putNull("address").putNull("shipping").put("tax_exempt", "none");
    customer.put("next_invoice_sequence", 1).putArray("preferred_locales");
    customer.put("description", orNull(call.text("description")));
    customer.put("email", orNull(email)).put("name", orNull(name)).putNull("test_clock");
    Metadata.of(call, customer);
    events.happened("customer.created", customer);
    return customer;
  }

  ObjectNode updateCustomer(Call call) {
    ObjectNode customer = world.get("customer", call.id());
    for (String field : new String[] {"email", "name", "description"}) {
      if (call.has(field)) {
        customer.put(field, orNull(call.text(field)));
      }
    }
    Metadata.of(call, customer);
    events.happened("customer.updated", customer);
    return customer;
  }

  ObjectNode createProduct(Call call) {
    String id = call.has("id") ? call.text("id") : World.id("prod");
    if (world.find("product", id).isPresent()) {
      throw StripeError.invalid("resource_already_exists", "id", "Product already exists.");
    }
    ObjectNode product = world.make("product", id, "product");
    product.put("name", call.required("name")).put("active", true).put("type", "service");
    product.put("description", orNull(call.text("description"))).put("updated", world.now());
    product.putNull("default_price").putNull("tax_code").putNull("url").putNull("shippable");
    product.putArray("images");
    product.putArray("marketing_features");
    Metadata.of(call, product);
    events.happened("product.created", product);
    return product;
  }

  ObjectNode createPrice(Call call) {
    world.referred("product", call.required("product"), "product");
    ObjectNode price = world.make("price", "price");
    price.put("active", true).put("billing_scheme", "per_unit");
    price.put("currency", call.required("currency")).put("product", call.text("product"));
    price.put("lookup_key", orNull(call.text("lookup_key")));
    price.put("nickname", orNull(call.text("nickname"))).put("tax_behavior", "unspecified");
    price.put("unit_amount", call.number("unit_amount", 0));
    price.put("unit_amount_decimal", Long.toString(call.number("unit_amount", 0)));
    price.putNull("custom_unit_amount").putNull("tiers_mode").putNull("transform_quantity");
    recurring(call, price);
    Metadata.of(call, price);
    events.happened("price.created", price);
    return price;
  }

  /** A price that was told on the spot, with a product of that name. */
  ObjectNode priceOf(JsonNode told) {
    ObjectNode product = world.make("product", "prod");
    String name = told.path("product_data").path("name").asString("");
    product.put("name", name).put("active", true).put("type", "service");
    product.put("updated", world.now()).putObject("metadata");
    return priceOf(told, product.path("id").asString());
  }

  ObjectNode priceOf(JsonNode told, String product) {
    ObjectNode price = world.make("price", "price");
    long amount = Call.number(told, "unit_amount");
    price.put("active", true).put("billing_scheme", "per_unit").put("product", product);
    price.put("currency", told.path("currency").asString("usd")).put("unit_amount", amount);
    price.put("unit_amount_decimal", Long.toString(amount)).put("tax_behavior", "unspecified");
    price.putObject("metadata");
    recurring(told.path("recurring"), price);
    return price;
  }

  private static void recurring(Call call, ObjectNode price) {
    recurring(call.params().path("recurring"), price);
  }

  private static void recurring(JsonNode recurring, ObjectNode price) {
    price.put("type", recurring.isObject() ? "recurring" : "one_time");
    if (!recurring.isObject()) {
      price.putNull("recurring");
      return;
    }
    price
        .putObject("recurring")
        .put("interval", recurring.path("interval").asString("month"))
        .put("interval_count", Math.max(1, Call.number(recurring, "interval_count")))
        .putNull("meter")
        .put("usage_type", "licensed");
  }

  @SuppressWarnings("NullAway")
  static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
