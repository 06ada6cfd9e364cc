package dev.rowhouse.portal.audit;

import dev.rowhouse.db.text.Cut;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a request does, in a word made from its route: {@code projects.plans.create}, {@code
 * keys.roll}. So each route has one, a new one too.
 */
final class Verbs {
  /** What changes nothing of the organization's; why stands beside it. */
  private static final Map<String, String> NONE =
      Map.of(
          "/view", "how one sees the streets",
          "/place", "which organization one looks at",
          "/prove/{name}", "what goes on from there writes its own line",
          "/api/v1/receipts/verify", "reads");

  /** Posting to a list of these makes one. */
  private static final Set<String> LISTS =
      Set.of(
          "addresses",
          "backups",
          "containers",
          "domains",
          "enrolments",
          "holds",
          "hosts",
          "in",
          "keys",
          "members",
          "nodes",
          "offers",
          "organizations",
          "out",
          "outbound-webhooks",
          "plans",
          "projects",
          "servers",
          "snapshots",
          "stream",
          "tenants",
          "uploads",
          "webhooks");

  private Verbs() {}

  /** Who comes to a door is of no organization, and the door writes lines of its own. */
  static boolean counts(String method, String pattern) {
    return !Set.of("GET", "HEAD", "OPTIONS").contains(method)
        && !NONE.containsKey(pattern)
        && !pattern.startsWith("/.door/");
  }

  /**
   * @param places what stands for the variables of the pattern
   */
  static String of(String method, String pattern, Map<String, String> places) {
    String path = pattern.replaceFirst("^/api/v1", "");
    String words =
        Arrays.stream(path.split("/"))
            .map(word -> word.startsWith("{verb") ? places.getOrDefault("verb", "") : word)
            .filter(word -> !word.isEmpty() && !word.startsWith("{"))
            .collect(Collectors.joining("."));
    String last = words.substring(words.lastIndexOf('.') + 1);
    String whole =
        switch (method) {
          case "DELETE" -> words + ".delete";
          case "PUT", "PATCH" -> words + ".change";
          default -> !path.endsWith("}") && LISTS.contains(last) ? words + ".create" : words;
        };
    return Cut.to(60, whole);
  }
}
