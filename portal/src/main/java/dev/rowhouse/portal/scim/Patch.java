package dev.rowhouse.portal.scim;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes a resource by a PATCH (RFC 7644, 3.5.2), also where directories write it their own way:
 * parts of an element that is not there make it, and what is removed by value is that value alone.
 */
final class Patch {
  private final ObjectNode resource;

  private Patch(ObjectNode resource) {
    this.resource = resource;
  }

  static ObjectNode apply(ObjectNode before, List<Operation> operations) {
    var patch = new Patch(before.deepCopy());
    operations.forEach(patch::apply);
    return patch.resource;
  }

  private void apply(Operation step) {
    PatchPath path = step.path();
    String name = Attributes.in(resource, path.attribute()).orElse(path.attribute());
    if (path.which() != null) {
      some(step, name, path.which());
    } else if (path.part() != null) {
      part(step, name, path.part());
    } else {
      whole(step, name);
    }
  }

  private void whole(Operation step, String name) {
    JsonNode now = resource.get(name);
    JsonNode value = step.value();
    if (value == null) {
      resource.remove(name);
    } else if (step.kind() == Operation.Kind.REMOVE) {
      removeValues(name, now, value);
    } else if (now instanceof ObjectNode there && value instanceof ObjectNode fields) {
      merge(there, fields);
    } else if (step.kind() == Operation.Kind.ADD && now instanceof ArrayNode there) {
      append(there, value);
    } else {
      resource.set(name, value.deepCopy());
    }
  }

  /** Those that are named, and never the others. */
  private void removeValues(String name, @Nullable JsonNode now, JsonNode gone) {
    if (now instanceof ArrayNode there) {
      List<JsonNode> each = gone.isArray() ? gone.valueStream().toList() : List.of(gone);
      removeIf(there, it -> each.stream().anyMatch(one -> isSame(it, one)));
    } else if (now != null && now.equals(gone)) {
      resource.remove(name);
    }
  }

  private static boolean isSame(JsonNode there, JsonNode named) {
    JsonNode value = Attributes.get(named, "value");
    return there.equals(named) || value != null && value.equals(Attributes.get(there, "value"));
  }

  private void part(Operation step, String name, String part) {
    switch (resource.get(name)) {
      case ObjectNode there -> set(there, part, step);
      case ArrayNode there when !there.isEmpty() ->
          there.forEach(each -> {
            if (each instanceof ObjectNode fields) {
              set(fields, part, step);
            }
          });
      case null, default -> {
        if (step.kind() != Operation.Kind.REMOVE) {
          set(resource.putObject(name), part, step);
        }
      }
    }
  }

  private void some(Operation step, String name, List<Filter.Equality> which) {
    String part = step.path().part();
    boolean removes = step.kind() == Operation.Kind.REMOVE;
    ArrayNode there =
        resource.get(name) instanceof ArrayNode known
            ? known
            : removes ? resource.arrayNode() : resource.putArray(name);
    if (removes && part == null) {
      removeIf(there, each -> fits(each, which));
      return;
    }
    boolean any = false;
    for (JsonNode each : there) {
      if (fits(each, which)) {
        any = true;
        change((ObjectNode) each, part, step);
      }
    }
    if (!any && !removes) {
      change(made(there, which), part, step);
    }
  }

  private static void change(ObjectNode element, @Nullable String part, Operation step) {
    if (part != null) {
      set(element, part, step);
    } else if (step.value() instanceof ObjectNode fields) {
      merge(element, fields);
    } else {
      throw ScimFault.value("what stands there is an object");
    }
  }

  private static ObjectNode made(ArrayNode there, List<Filter.Equality> which) {
    ObjectNode made = there.addObject();
    which.forEach(it -> {
      boolean truth = it.attribute().equals("primary");
      if (truth) {
        made.put("primary", Boolean.parseBoolean(it.value()));
      } else {
        made.put(it.attribute(), it.value());
      }
    });
    return made;
  }

  private static boolean fits(JsonNode element, List<Filter.Equality> which) {
    return element instanceof ObjectNode
        && which.stream()
            .allMatch(it -> {
              JsonNode value = Attributes.get(element, it.attribute());
              return value != null
                  && !value.isContainer()
                  && value
                      .asString()
                      .toLowerCase(Locale.ROOT)
                      .equals(it.value().toLowerCase(Locale.ROOT));
            });
  }

  private static void set(ObjectNode object, String part, Operation step) {
    String name = Attributes.in(object, part).orElse(part);
    JsonNode value = step.value();
    if (value == null || step.kind() == Operation.Kind.REMOVE) {
      object.remove(name);
    } else {
      object.set(name, value.deepCopy());
    }
  }

  private static void merge(ObjectNode there, ObjectNode fields) {
    fields
        .properties()
        .forEach(it ->
            there.set(
                Attributes.in(there, it.getKey()).orElse(it.getKey()), it.getValue().deepCopy()));
  }

  /** What is there already is not there twice. */
  private static void append(ArrayNode there, JsonNode value) {
    List<JsonNode> each = value.isArray() ? value.valueStream().toList() : List.of(value);
    for (JsonNode one : each) {
      if (there.valueStream().noneMatch(one::equals)) {
        there.add(one.deepCopy());
      }
    }
  }

  private static void removeIf(ArrayNode there, Predicate<JsonNode> which) {
    for (int i = there.size() - 1; i >= 0; i--) {
      if (which.test(there.get(i))) {
        there.remove(i);
      }
    }
  }
}
