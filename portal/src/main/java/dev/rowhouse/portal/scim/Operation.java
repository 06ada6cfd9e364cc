package dev.rowhouse.portal.scim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One step of a PATCH, at one place. What directories write without a path is as many steps.
 *
 * @param value null for none
 */
record Operation(Kind kind, PatchPath path, @Nullable JsonNode value) {
  private static final int MOST = 1000;

  enum Kind {
    ADD,
    REMOVE,
    REPLACE
  }

  /**
   * @throws ScimFault when it is no PATCH
   */
  static List<Operation> all(JsonNode body) {
    JsonNode operations = Attributes.get(body, "Operations");
    if (operations == null || !operations.isArray() || operations.isEmpty()) {
      throw ScimFault.syntax("a PATCH has Operations");
    }
    if (operations.size() > MOST) {
      throw new ScimFault(413, "tooMany", "at most " + MOST + " operations at once, please");
    }
    List<Operation> all = new ArrayList<>();
    operations.forEach(each -> read(each, all));
    return all;
  }

  private static void read(JsonNode said, List<Operation> all) {
    Kind kind = kind(Attributes.text(said, "op"));
    JsonNode value = Attributes.get(said, "value");
    String path = Attributes.text(said, "path");
    if (!path.isEmpty()) {
      add(all, kind, path, value);
    } else if (kind == Kind.REMOVE) {
      throw new ScimFault(400, "noTarget", "to remove something needs a path");
    } else if (value instanceof ObjectNode fields) {
      fields.properties().forEach(it -> add(all, kind, it.getKey(), it.getValue()));
    } else {
      throw ScimFault.value("without a path the value must be an object");
    }
  }

  private static void add(
      List<Operation> all, Kind kind, String written, @Nullable JsonNode value) {
    PatchPath path = PatchPath.read(written);
    if (path == null) {
      return;
    }
    boolean nothing = value == null || value.isNull();
    if (nothing && kind == Kind.ADD) {
      throw ScimFault.value("to add something needs a value");
    }
    all.add(new Operation(nothing ? Kind.REMOVE : kind, path, nothing ? null : value));
  }

  private static Kind kind(String op) {
    return switch (op.toLowerCase(Locale.ROOT)) {
      case "add" -> Kind.ADD;
      case "remove" -> Kind.REMOVE;
      case "replace" -> Kind.REPLACE;
      default -> throw ScimFault.syntax("an op is add, remove or replace");
    };
  }
}
