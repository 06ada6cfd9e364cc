package dev.rowhouse.portal.testing;

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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * One route of the running app, with an address and a body that its handler can read, so that what
 * refuses is the check of whose it is, and nothing before it.
 *
 * @param real whether all that its address names is there
 */
public record Route(
    String method,
    String pattern,
    String filled,
    String body,
    HandlerMethod handler,
    boolean real) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern PLACE = Pattern.compile("(?:/([\\w.-]+))?/\\{(\\w+)(?::([^}]*))?}");

  /** All routes of the API; one that takes any method is a fault. */
  public static List<Route> api(RequestMappingHandlerMapping mappings, Map<String, String> names) {
    return all(mappings, names, route -> route.pattern().startsWith("/api/"));
  }

  /**
   * @param names identifiers of things that are there, by the word before their place in an
   *     address: {@code plans} for {@code /projects/{project}/plans/{id}}
   */
  public static List<Route> all(
      RequestMappingHandlerMapping mappings, Map<String, String> names, Predicate<Route> which) {
    var routes = new ArrayList<Route>();
    mappings
        .getHandlerMethods()
        .forEach((info, handler) -> {
          for (String pattern : info.getPatternValues()) {
            var methods = info.getMethodsCondition().getMethods();
            methods.stream()
                .map(method -> of(method.name(), pattern, handler, names))
                .filter(which)
                .forEach(routes::add);
            if (methods.isEmpty()) {
              assertThat(pattern).as("takes any method").isIn("/error", "/.door/**");
            }
          }
        });
    return routes;
  }

  private static Route of(
      String method, String pattern, HandlerMethod handler, Map<String, String> names) {
    var all = new AtomicBoolean(true);
    String path =
        PLACE
            .matcher(pattern)
            .replaceAll(place -> {
              String kind = place.group(1);
              String known = kind == null ? null : names.get(kind);
              all.compareAndSet(true, known != null || place.group(3) != null);
              String value = known != null ? known : made(handler, place.group(2), place.group(3));
              return (kind == null ? "" : "/" + kind) + "/" + value;
            });
    return new Route(
        method, pattern, path + query(handler, names), body(handler), handler, all.get());
  }

  /** Whether it names something that belongs to somebody. */
  public boolean names() {
    return pattern.contains("{");
  }

  public boolean looks() {
    return method.equals("GET");
  }

  private static String made(HandlerMethod handler, String name, String regex) {
    if (regex != null) {
      return regex.replaceAll("\\|.*", "");
    }
    Class<?> type = type(handler, name);
    if (Id.class.isAssignableFrom(type)) {
      return Ids.mint(prefix(type));
    }
    if (type.isEnum()) {
      return ((Enum<?>) type.getEnumConstants()[0]).name();
    }
    return name.equals("verb") ? "start" : "name";
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
      var mint = type.getDeclaredMethod("mint");
      mint.setAccessible(true);
      return ((Id) mint.invoke(null)).value().replaceAll("_.*", "");
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
    return parameter.getName().equals("project") ? names.get("projects") : null;
  }

  private static String body(HandlerMethod handler) {
    for (Parameter parameter : handler.getMethod().getParameters()) {
      if (parameter.isAnnotationPresent(RequestBody.class)) {
        return JSON.writeValueAsString(sample(parameter.getParameterizedType()));
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
