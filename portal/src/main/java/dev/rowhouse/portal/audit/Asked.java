package dev.rowhouse.portal.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a request asked for that its subject does not show, in words: never all that was typed. */
final class Asked {
  /** Names of secrets, of where to begin, and of what the verb says already. */
  private static final Set<String> UNSAID = Set.of("token", "handle", "verb");

  /** Fields of forms that are no secrets, whatever the form. */
  private static final List<String> FIELDS =
      List.of("email", "role", "user", "name", "domain", "host", "to");

  private Asked() {}

  /** What stands in the address and is no identifier, for example a host's name. */
  static Stream<String> inAddress(Map<String, String> places) {
    return places.entrySet().stream()
        .filter(each -> !UNSAID.contains(each.getKey()) && !Outcomes.isId(each.getValue()))
        .map(each -> each.getKey() + ": " + each.getValue());
  }

  static Stream<String> inForm(HttpServletRequest request) {
    return FIELDS.stream()
        .filter(each -> !typed(request, each).isEmpty())
        .map(each -> each + ": " + typed(request, each));
  }

  /** What a form calls the thing that it makes. */
  static String name(HttpServletRequest request) {
    return Stream.of("name", "email")
        .map(each -> typed(request, each))
        .filter(each -> !each.isEmpty())
        .findFirst()
        .orElse("");
  }

  static String words(Stream<String> first, Stream<String> then) {
    return Stream.concat(first, then).collect(Collectors.joining(", "));
  }

  private static String typed(HttpServletRequest request, String field) {
    return Objects.requireNonNullElse(request.getParameter(field), "").strip();
  }
}
