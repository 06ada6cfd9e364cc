package dev.rowhouse.portal.door;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * What was read of the hosts that wear a builder's brand: which answers say whose software it is,
 * and which of the app's own routes there nobody has read yet.
 */
final class Crawl {
  /** Neither our name, nor what of ours or below us would give us away. */
  private static final List<String> WORDS =
      List.of(
          "rowhouse",
          "x-rowhouse",
          "spring",
          "thymeleaf",
          "whitelabel",
          "tomcat",
          "coyote",
          "vert.x",
          "netty",
          "jsessionid",
          "java.",
          "your streets");

  private static final Pattern TOKEN =
      Pattern.compile("ey[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  /** Of directories and their forms: read as refused, besides. */
  private static final List<String> REFUSED = List.of("/.door/scim/", "/.door/enter/");

  private static final String ANYTHING = "/**";

  private final RequestMappingHandlerMapping mappings;
  private final List<Employee.Page> read = new ArrayList<>();

  Crawl(RequestMappingHandlerMapping mappings) {
    this.mappings = mappings;
  }

  /** What an app answers is its builder's own; what we put beside it is not. */
  void read(Employee.Page page) {
    read.add(page);
  }

  int size() {
    return read.size();
  }

  List<String> mentions() {
    return read.stream().flatMap(page -> mentions(page).stream()).toList();
  }

  private static List<String> mentions(Employee.Page page) {
    boolean app = page.headers().containsKey("x-app");
    String said = opened(page.headers() + (app ? "" : page.body())).toLowerCase(Locale.ROOT);
    List<String> all = new ArrayList<>();
    for (String word : WORDS) {
      if (said.contains(word)) {
        all.add(page.method() + " " + page.uri() + " says " + word + ": " + around(said, word));
      }
    }
    if (page.headers().containsKey("server") && !app) {
      all.add(page.uri() + " has a header Server");
    }
    return all;
  }

  /** Tokens as whoever decodes them reads them; at random their letters could spell anything. */
  private static String opened(String said) {
    return TOKEN
        .matcher(said)
        .replaceAll(token ->
            Matcher.quoteReplacement(
                Arrays.stream(token.group().split("\\."))
                    .limit(2)
                    .map(part -> new String(DECODER.decode(part), StandardCharsets.UTF_8))
                    .collect(Collectors.joining(" "))));
  }

  private static String around(String said, String word) {
    int at = said.indexOf(word);
    return said.substring(Math.max(0, at - 60), Math.min(said.length(), at + 60));
  }

  /** Routes that no answer below 400 was read of; 404 is all that is said to anything else. */
  Set<String> unread() {
    Set<String> all = routes();
    for (Employee.Page page : read) {
      if (page.status() < 400 || page.status() == 404) {
        var path = PathContainer.parsePath(page.uri().getRawPath());
        mappings
            .getHandlerMethods()
            .keySet()
            .forEach(info ->
                names(info).entrySet().stream()
                    .filter(each -> each.getKey().matches(path))
                    .filter(each -> page.status() < 400 || isAnything(each.getKey()))
                    .forEach(each -> all.remove(name(page.method(), each.getKey()))));
      }
    }
    return all;
  }

  /** Those of directories, each as a method and a path. */
  List<String[]> refused() {
    return routes().stream()
        .map(each -> each.split(" "))
        .filter(each -> REFUSED.stream().anyMatch(each[1]::startsWith))
        .toList();
  }

  Set<String> routes() {
    Set<String> all = new TreeSet<>();
    mappings
        .getHandlerMethods()
        .keySet()
        .forEach(info ->
            names(info)
                .forEach((pattern, methods) ->
                    methods.forEach(method -> all.add(name(method, pattern)))));
    return all;
  }

  private static Map<PathPattern, List<String>> names(RequestMappingInfo info) {
    var methods = info.getMethodsCondition().getMethods().stream().map(Enum::name).toList();
    List<String> asked = methods.isEmpty() ? List.of("GET") : methods;
    var found = new HashMap<PathPattern, List<String>>();
    var patterns = info.getPathPatternsCondition();
    if (patterns != null) {
      patterns.getPatterns().stream()
          .filter(each -> each.getPatternString().startsWith("/.door"))
          .forEach(each -> found.put(each, asked));
    }
    return found;
  }

  private static boolean isAnything(PathPattern pattern) {
    return pattern.getPatternString().endsWith(ANYTHING);
  }

  private static String name(String method, PathPattern pattern) {
    return method + " " + pattern.getPatternString();
  }
}
