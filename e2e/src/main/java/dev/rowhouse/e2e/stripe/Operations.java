package dev.rowhouse.e2e.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All operations on one page. */
final class Operations {
  private static final String ID = "([A-Za-z0-9_-]+)";

  private final List<Operation> all = new ArrayList<>();
  private final World world;

  Operations(
      World world,
      Catalog catalog,
      Subscriptions subscriptions,
      Sessions sessions,
      WebhookEndpoints endpoints) {
    this.world = world;
    resource("customer", "customers", catalog::createCustomer);
    add("customer.update", "POST", "customers/" + ID, catalog::updateCustomer);
    resource("product", "products", catalog::createProduct);
    resource("price", "prices", catalog::createPrice);
    resource("subscription", "subscriptions", subscriptions::create);
    add("subscription.update", "POST", "subscriptions/" + ID, subscriptions::update);
    add("subscription.cancel", "DELETE", "subscriptions/" + ID, subscriptions::cancel);
    readable("invoice", "invoices");
    resource("checkout.session", "checkout/sessions", sessions::create);
    add("checkout.session.expire", "POST", "checkout/sessions/" + ID + "/expire", sessions::expire);
    readable("event", "events");
    resource("webhook_endpoint", "webhook_endpoints", endpoints::create);
    add("webhook_endpoint.delete", "DELETE", "webhook_endpoints/" + ID, endpoints::delete);
  }

  private void resource(String kind, String path, Function<Call, ObjectNode> create) {
    add(kind + ".create", "POST", path, create);
    readable(kind, path);
  }

  private void readable(String kind, String path) {
    add(kind + ".list", "GET", path, call -> Lists.page(call, world.list(kind, wanted(call))));
    add(kind + ".retrieve", "GET", path + "/" + ID, call -> world.get(kind, call.id()));
  }

  private void add(String name, String method, String path, Function<Call, ObjectNode> action) {
    all.add(new Operation(name, method, Pattern.compile("/v1/" + path), action));
  }

  /**
   * Does it, and answers with a copy in which wanted objects stand instead of their identifiers.
   */
  ObjectNode run(Call call, Keys keys) {
    for (Operation operation : all) {
      Matcher path = operation.path().matcher(call.path());
      if (operation.method().equals(call.method()) && path.matches()) {
        keys.check(call, operation.kind(), operation.writes());
        Parameters.check(operation.name(), call.params());
        Call named = path.groupCount() == 0 ? call : call.at(path.group(1));
        return expanded(named, operation.action().apply(named).deepCopy(), keys);
      }
    }
    throw new StripeError(
        404,
        "invalid_request_error",
        null,
        null,
        "Unrecognized request URL (" + call.method() + ": " + call.path() + ").");
  }

  List<Operation> all() {
    return List.copyOf(all);
  }

  private ObjectNode expanded(Call call, ObjectNode answer, Keys keys) {
    answer.path("data").forEach(item -> expand(call, item, keys));
    expand(call, answer, keys);
    if (!call.method().equals("POST")) {
      answer.remove("secret");
    }
    return answer;
  }

  private void expand(Call call, JsonNode node, Keys keys) {
    if (node instanceof ObjectNode object) {
      expand(call, object, "customer", "customer", keys);
      expand(call, object, "latest_invoice", "invoice", keys);
      expand(call, object, "subscription", "subscription", keys);
    }
  }

  private void expand(Call call, ObjectNode object, String field, String kind, Keys keys) {
    if (call.expands(field) && object.path(field).isString()) {
      keys.check(call, kind, false);
      world
          .find(kind, object.path(field).asString())
          .ifPresent(found -> object.set(field, found.deepCopy()));
    }
  }

  /** Only the filters that were given count. */
  private static Predicate<ObjectNode> wanted(Call call) {
    return object ->
        same(call, object, "customer", "customer")
            && same(call, object, "email", "email")
            && same(call, object, "product", "product")
            && same(call, object, "type", "type")
            && status(call, object)
            && delivered(call, object);
  }

  private static boolean same(Call call, ObjectNode object, String param, String field) {
    return !call.has(param) || object.path(field).asString("").equals(call.text(param));
  }

  /** Canceled subscriptions are listed only when asked for. */
  private static boolean status(Call call, ObjectNode object) {
    String status = object.path("status").asString("");
    if (!call.has("status")) {
      return !status.equals("canceled");
    }
    return call.text("status").equals("all") || call.text("status").equals(status);
  }

  private static boolean delivered(Call call, ObjectNode object) {
    return !call.has("delivery_success")
        || call.flag("delivery_success") == (object.path("pending_webhooks").asInt(0) == 0);
  }
}
