package dev.rowhouse.e2e.stripe;

import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thing that the API can do.
 *
 * @param name kind and verb; what {@link Parameters} lists it under
 * @param path with one group for the identifier where there is one
 */
record Operation(String name, String method, Pattern path, Function<Call, ObjectNode> action) {

  String kind() {
    return name.substring(0, name.lastIndexOf('.'));
  }

  boolean writes() {
    return !method.equals("GET");
  }
}
