package dev.rowhouse.portal.scim;

import dev.rowhouse.provisioner.directory.Field;
import dev.rowhouse.provisioner.directory.Wanted;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is asked of a list, and how it is answered. */
final class Listing {
  /** Never more at once; who wants more turns the page. */
  static final int MOST = 200;

  private static final JsonMapper JSON = new JsonMapper();

  private Listing() {}

  /**
   * @param fields by which attribute of SCIM, lower case, what can be searched and sorted by
   * @throws ScimFault when it asks for anything else
   */
  static Wanted read(HttpServletRequest request, Map<String, Field> fields, int most) {
    String filter = Optional.ofNullable(request.getParameter("filter")).orElse("").strip();
    List<Wanted.Condition> conditions =
        filter.isEmpty()
            ? List.of()
            : Filter.read(filter).stream()
                .map(it -> {
                  Field field = fields.get(it.attribute());
                  if (field == null) {
                    throw ScimFault.filter(filter);
                  }
                  return new Wanted.Condition(field, it.value());
                })
                .toList();
    long start = Math.max(1, number(request, "startIndex", 1));
    long count = Math.max(0, number(request, "count", 100));
    return new Wanted(conditions, order(request, fields), start - 1, (int) Math.min(most, count));
  }

  private static Wanted.@Nullable Order order(
      HttpServletRequest request, Map<String, Field> fields) {
    String by = Optional.ofNullable(request.getParameter("sortBy")).orElse("").strip();
    if (by.isEmpty()) {
      return null;
    }
    Field field = fields.get(by.toLowerCase(Locale.ROOT));
    if (field == null || field == Field.MEMBER) {
      throw ScimFault.path(by);
    }
    return new Wanted.Order(
        field, "descending".equalsIgnoreCase(request.getParameter("sortOrder")));
  }

  private static long number(HttpServletRequest request, String name, long otherwise) {
    String text = request.getParameter(name);
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    if (!text.strip().matches("-?\\d{1,18}")) {
      throw ScimFault.value(name + " must be a whole number");
    }
    return Long.parseLong(text.strip());
  }

  static ObjectNode write(long total, Wanted wanted, List<ObjectNode> resources) {
    ObjectNode list = JSON.createObjectNode();
    list.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
    list.put("totalResults", total);
    list.put("startIndex", wanted.from() + 1);
    list.put("itemsPerPage", resources.size());
    list.putArray("Resources").addAll(resources);
    return list;
  }
}
