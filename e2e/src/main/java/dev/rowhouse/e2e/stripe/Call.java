package dev.rowhouse.e2e.stripe;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request to the API.
 *
 * @param id the part of the path that names an object; empty when the route has none
 * @param params from the query or the form
 * @param once the idempotency key
 */
record Call(
    String method,
    String path,
    String id,
    ObjectNode params,
    String key,
    @Nullable String account,
    @Nullable String once) {

  Call at(String id) {
    return new Call(method, path, id, params, key, account, once);
  }

  /** The text of a parameter; empty when it was not given. */
  String text(String name) {
    return params.path(name).asString("");
  }

  boolean has(String name) {
    return params.has(name);
  }

  String required(String name) {
    if (text(name).isEmpty()) {
      throw StripeError.invalid("parameter_missing", name, "Missing required param: " + name + ".");
    }
    return text(name);
  }

  long number(String name, long otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    try {
      return Long.parseLong(text(name));
    } catch (NumberFormatException e) {
      throw StripeError.invalid(
          "parameter_invalid_integer", name, "Invalid integer: " + text(name));
    }
  }

  /** A whole number inside a parameter; 0 when it was not given. Forms know text only. */
  static long number(JsonNode within, String name) {
    String text = within.path(name).asString("0");
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw StripeError.invalid("parameter_invalid_integer", name, "Invalid integer: " + text);
    }
  }

  boolean flag(String name) {
    return "true".equals(text(name));
  }

  /** Paths at which the answer shall hold the objects themselves instead of their identifiers. */
  List<String> expanded() {
    var paths = new ArrayList<String>();
    params.path("expand").forEach(path -> paths.add(path.asString("")));
    return paths;
  }
}
