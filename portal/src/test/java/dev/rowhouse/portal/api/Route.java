package dev.rowhouse.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * One route of the running app, with an address and a body that its handler can read, so that what
 * refuses is the check of whose it is, and nothing before it.
 */
record Route(String method, String pattern, String filled, String body) {
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)(?::([^}]*))?}");

  /** All routes of the API; one that takes any method is a fault. */
  static List<Route> all(RequestMappingHandlerMapping mappings, Map<String, String> names) {
    var routes = new ArrayList<Route>();
    mappings
        .getHandlerMethods()
        .forEach((info, handler) -> {
          for (String pattern : info.getPatternValues()) {
            if (pattern.startsWith("/api/")) {
              var methods = info.getMethodsCondition().getMethods();
              assertThat(methods).as(pattern + " takes any method").isNotEmpty();
              methods.forEach(m -> routes.add(of(m.name(), pattern, handler, names)));
            }
          }
        });
    return routes;
  }

  static Route of(String method, String pattern, HandlerMethod handler, Map<String, String> names) {
    Matcher places = PLACE.matcher(pattern);
    String path =
        places.replaceAll(place -> value(handler, place.group(1), place.group(2), pattern, names));
    return new Route(method, pattern, path + query(handler, names), body(handler));
  }

  private static String value(
      HandlerMethod handler, String name, String regex, String pattern, Map<String, String> names) {
    if (regex != null) {
      return regex.replaceAll("\\|.*", "");
    }
    Class<?> type = type(handler, name);
    String known =
        name.equals("id") && pattern.startsWith("/api/v1/projects/{id}") ? "project" : name;
    if (names.containsKey(known)) {
      return names.get(known);
    }
    return Id.class.isAssignableFrom(type) ? Ids.mint(prefix(type)) : "name";
  }

  /** Of {@code /api/v1/projects/{project}/webhooks/{id}/roll} the word before the identifier. */
  private static String kind(String pattern) {
    String before = pattern.substring(0, pattern.indexOf("/{id}"));
    String kind = before.substring(before.lastIndexOf('/') + 1);
    return kind.equals("projects") ? "project" : kind;
  }

  private static Class<?> type(HandlerMethod handler, String name) {
    for (Parameter parameter : handler.getMethod().getParameters()) {
      if (parameter.isAnnotationPresent(PathVariable.class) && parameter.getName().equals(name)) {
        return parameter.getType();
      }
    }
    return String.class;
  }

  private static String prefix(Class<?> type) {
    try {
      return ((Id) type.getMethod("mint").invoke(null)).value().replaceAll("_.*", "");
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type + " mints itself", e);
    }
  }

  private static String query(HandlerMethod handler, Map<String, String> names) {
    var query = new StringBuilder();
    for (Parameter parameter : handler.getMethod().getParameters()) {
      RequestParam param = parameter.getAnnotation(RequestParam.class);
      String value = param == null ? null : needed(parameter, names);
      if (value != null) {
        query.append(query.isEmpty() ? "?" : "&").append(parameter.getName() + "=" + value);
      }
    }
    return query.toString();
  }

  /** Null where it may be left out. */
  private static String needed(Parameter parameter, Map<String, String> names) {
    if (parameter.getType() == boolean.class) {
      return "true";
    }
    return parameter.getName().equals("project") ? names.get("project") : null;
  }

  private static String body(HandlerMethod handler) {
    for (Parameter parameter : handler.getMethod().getParameters()) {
      if (parameter.isAnnotationPresent(RequestBody.class)) {
        return Api.JSON.writeValueAsString(sample(parameter.getParameterizedType()));
      }
    }
    return null;
  }

  /** A value that passes reading and validation: what may be left out is left out. */
  private static Object sample(Type type) {
    if (type instanceof ParameterizedType list) {
      return list.getActualTypeArguments()[0] == String.class ? List.of("x") : List.of();
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isEnum()) {
      return ((Enum<?>) raw.getEnumConstants()[0]).name();
    }
    if (Id.class.isAssignableFrom(raw)) {
      return Ids.mint(prefix(raw));
    }
    if (raw.isRecord()) {
      var fields = new LinkedHashMap<String, Object>();
      for (RecordComponent component : raw.getRecordComponents()) {
        if (!component
            .getAnnotatedType()
            .isAnnotationPresent(org.jspecify.annotations.Nullable.class)) {
          fields.put(component.getName(), sample(component.getGenericType()));
        }
      }
      return fields;
    }
    if (raw == Instant.class) {
      return "2026-01-31T12:00:00Z";
    }
    if (raw == Boolean.class || raw == boolean.class) {
      return true;
    }
    return Number.class.isAssignableFrom(raw) || raw.isPrimitive() ? 1 : "x";
  }

  @Override
  public String toString() {
    return method + " " + pattern;
  }
}
