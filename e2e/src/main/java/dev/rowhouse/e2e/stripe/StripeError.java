package dev.rowhouse.e2e.stripe;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A refusal in the shape of Stripe's. */
final class StripeError extends RuntimeException {
  private final int status;
  private final String type;
  private final @Nullable String code;
  private final @Nullable String param;

  StripeError(
      int status, String type, @Nullable String code, @Nullable String param, String message) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = code;
    this.param = param;
  }

  static StripeError invalid(String code, String param, String message) {
    return new StripeError(400, "invalid_request_error", code, param, message);
  }

  static StripeError missing(String kind, String id) {
    String message = "No such " + kind + ": '" + id + "'";
    return new StripeError(404, "invalid_request_error", "resource_missing", "id", message);
  }

  int status() {
    return status;
  }

  ObjectNode body() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode error = root.putObject("error").put("type", type).put("message", getMessage());
    if (code != null) {
      error.put("code", code);
    }
    if (param != null) {
      error.put("param", param);
    }
    return root;
  }
}
