package dev.rowhouse.portal.scim;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Which attributes are wanted; what everything has always comes along. */
record Projection(Set<String> only, Set<String> without) {
  private static final Set<String> ALWAYS = Set.of("schemas", "id", "meta");

  static Projection of(HttpServletRequest request) {
    return new Projection(
        names(request.getParameter("attributes")),
        names(request.getParameter("excludedAttributes")));
  }

  private static Set<String> names(@Nullable String list) {
    return list == null
        ? Set.of()
        : Arrays.stream(list.split(","))
            .map(it ->
                Attributes.plain(it.strip()).toLowerCase(Locale.ROOT).replaceFirst("\\..*", ""))
            .filter(it -> !it.isEmpty())
            .collect(Collectors.toSet());
  }

  boolean has(String attribute) {
    String name = attribute.toLowerCase(Locale.ROOT);
    return ALWAYS.contains(name)
        || (only.isEmpty() || only.contains(name)) && !without.contains(name);
  }

  ObjectNode of(ObjectNode resource) {
    resource.retain(List.copyOf(resource.propertyNames()).stream().filter(this::has).toList());
    return resource;
  }
}
