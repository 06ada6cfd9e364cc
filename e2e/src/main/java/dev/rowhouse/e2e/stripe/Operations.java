package dev.rowhouse.e2e.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All operations on one page. */
final class Operations {
  /** Fields that hold identifiers, with the kinds of what they name. */
  private static final Map<String, String> EXPANDABLE =
      Map.of(
          "customer", "customer",
          "latest_invoice", "invoice",
          "subscription", "subscription",
          "payment_intent", "payment_intent",
          "latest_charge", "charge",
          "charge", "charge",
          "balance_transaction", "balance_transaction");

  private static final String ID = "([A-Za-z0-9_-]+)";

  private final List<Operation> all = new ArrayList<>();
  private final World world;

  Operations(
      World world,
      Catalog catalog,
      Subscriptions subscriptions,
      Sessions sessions,
      WebhookEndpoints endpoints,
      Payments payments,
      Transfers transfers,
      PortalSessions portal,
      Accounts accounts) {
    this.world = world;
    resource("customer", "customers", catalog::createCustomer);
    add("customer.update", "POST", "customers/" + ID, catalog::updateCustomer);
    resource("product", "products", catalog::createProduct);
    resource("price", "prices", catalog::createPrice);
    resource("subscription", "subscriptions", subscriptions::create);
    add("subscription.update", "POST", "subscriptions/" + ID, subscriptions::update);
    add("subscription.cancel", "DELETE", "subscriptions/" + ID, subscriptions::cancel);
    readable("invoice", "invoices");
    readable("payment_intent", "payment_intents");
    readable("charge", "charges");
    readable("balance_transaction", "balance_transactions");
    resource("refund", "refunds", payments::refund);
    resource(Transfers.KIND, "transfers", transfers::create);
    add("billing_portal.session.create", "POST", "billing_portal/sessions", portal::create);
    resource("checkout.session", "checkout/sessions", sessions::create);
    add("checkout.session.expire", "POST", "checkout/sessions/" + ID + "/expire", sessions::expire);
    readable(Disputes.KIND, "disputes");
    resource(Accounts.KIND, "accounts", accounts::create);
    add(Accounts.LINK + ".create", "POST", "account_links", accounts::link);
    readable("event", "events");
    resource("webhook_endpoint", "webhook_endpoints", endpoints::create);
    add("webhook_endpoint.update", "POST", "webhook_endpoints/" + ID, endpoints::update);
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
    call.expanded().forEach(path -> expand(answer, List.of(path.split("\\.")), keys, call));
    if (!call.method().equals("POST")) {
      answer.remove("secret");
    }
    return answer;
  }

  private void expand(JsonNode node, List<String> path, Keys keys, Call call) {
    if (path.isEmpty()) {
      return;
    }
    if (node.isArray()) {
      node.forEach(each -> expand(each, path, keys, call));
    } else if (node instanceof ObjectNode object) {
      String field = path.getFirst();
      put(object, field, keys, call);
      expand(object.path(field), path.subList(1, path.size()), keys, call);
    }
  }

  private void put(ObjectNode object, String field, Keys keys, Call call) {
    String kind = field.equals("source") ? source(object) : EXPANDABLE.getOrDefault(field, "");
    if (field.equals("payments") && object.path("object").asString("").equals("invoice")) {
      object.set(field, payments(object.path("id").asString()));
    } else if (!kind.isEmpty() && object.path(field).isString()) {
      keys.check(call, kind, false);
      world
          .find(kind, object.path(field).asString())
          .ifPresent(found -> object.set(field, found.deepCopy()));
    }
  }

  /** What moved the balance is told by its name. */
  private static String source(ObjectNode booked) {
    return switch (booked.path("source").asString("").replaceAll("_.*", "")) {
      case "ch" -> "charge";
      case "re" -> "refund";
      case "tr" -> Transfers.KIND;
      case "dp" -> Disputes.KIND;
      default -> "";
    };
  }

  private ObjectNode payments(String invoice) {
    ObjectNode list = Lists.empty("/v1/invoice_payments");
    world
        .list("invoice_payment", p -> p.path("invoice").asString("").equals(invoice))
        .forEach(p -> list.withArray("data").add(p.deepCopy()));
    return list;
  }

  /** Only the filters that were given count. */
  private static Predicate<ObjectNode> wanted(Call call) {
    return object ->
        same(call, object, "customer", "customer")
            && same(call, object, "email", "email")
            && same(call, object, "product", "product")
            && same(call, object, "type", "type")
            && same(call, object, "transfer_group", "transfer_group")
            && same(call, object, "destination", "destination")
            && same(call, object, "payment_intent", "payment_intent")
            && same(call, object, "source", "source")
            && ofSubscription(call, object)
            && status(call, object)
            && delivered(call, object);
  }

  private static boolean same(Call call, ObjectNode object, String param, String field) {
    return !call.has(param) || object.path(field).asString("").equals(call.text(param));
  }

  private static boolean ofSubscription(Call call, ObjectNode object) {
    return !call.has("subscription")
        || object
            .path("parent")
            .path("subscription_details")
            .path("subscription")
            .asString("")
            .equals(call.text("subscription"));
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
