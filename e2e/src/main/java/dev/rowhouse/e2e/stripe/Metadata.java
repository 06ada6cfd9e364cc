package dev.rowhouse.e2e.stripe;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The builder's own fields on an object; an empty value takes one away. */
final class Metadata {
  private Metadata() {}

  static void of(Call call, ObjectNode object) {
    of(call.params().path("metadata"), object);
  }

  static void of(JsonNode given, ObjectNode object) {
    ObjectNode metadata =
        object.get("metadata") instanceof ObjectNode there ? there : object.putObject("metadata");
    given
        .properties()
        .forEach(p -> {
          if (p.getValue().asString("").isEmpty()) {
            metadata.remove(p.getKey());
          } else {
            metadata.set(p.getKey(), p.getValue());
          }
        });
  }
}
