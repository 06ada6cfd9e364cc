package dev.rowhouse.e2e.stripe;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Idempotency keys: the first answer is given again, whatever it was, also a 500. */
final class Once {
  private final World world;

  Once(World world) {
    this.world = world;
  }

  Optional<Answer> before(Call call) {
    return Optional.ofNullable(call.once())
        .flatMap(key -> world.find("once", key))
        .map(saved -> again(saved, call));
  }

  private static Answer again(ObjectNode saved, Call call) {
    boolean same =
        saved.path("path").asString().equals(call.path())
            && saved.path("params").equals(call.params());
    if (!same) {
      throw new StripeError(
          400,
          "idempotency_error",
          null,
          null,
          "Keys for idempotent requests can only be used with the same parameters they were first"
              + " used with.");
    }
    return new Answer(saved.path("status").asInt(), saved.path("body"));
  }

  void keep(Call call, Answer answer) {
    if (call.once() != null) {
      ObjectNode saved = world.all("once").putObject(call.once());
      saved.put("path", call.path()).put("status", answer.status());
      saved.set("params", call.params());
      saved.set("body", answer.body().deepCopy());
    }
  }
}
