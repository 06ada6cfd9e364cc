package dev.rowhouse.e2e.demo;

import dev.rowhouse.e2e.Failed;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen; every name below {@code .localhost} is this machine to it. */
final class Visitor {
  private static final Pattern FORM =
      Pattern.compile("action=\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);
  private static final Pattern PATH = Pattern.compile("; *path=([^;]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern HIDDEN_FORM =
      Pattern.compile("name=\"SAML(Request|Response)\"", Pattern.CASE_INSENSITIVE);
  private static final Pattern WAY = Pattern.compile("/\\.door/go/[^\"]+");
  private static final Pattern HIDDEN =
      Pattern.compile(
          "type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** By host, path and name. */
  private final Map<String, String> cookies = new HashMap<>();

  record Page(URI uri, HttpResponse<String> answer) {
    String body() {
      return answer.body();
    }

    /** In the house itself, and not at its door or somewhere else. */
    boolean isInside(String house) {
      return answer.statusCode() == 200
          && uri.toString().startsWith(house + "/")
          && !uri.getPath().startsWith("/.door/");
    }
  }

  /** Follows wherever it leads. */
  Page open(String address) {
    return follow(URI.create(address), "");
  }

  /** Fills in the page's only form; what is hidden in it is sent along. */
  Page fill(Page page, Map<String, String> fields) {
    var form = FORM.matcher(page.body());
    if (!form.find()) {
      throw new Failed("there is no form at " + page.uri() + ": " + page.body());
    }
    var all = new HashMap<String, String>();
    HIDDEN
        .matcher(page.body())
        .results()
        .forEach(each -> all.put(each.group(1), each.group(2).replace("&amp;", "&")));
    all.putAll(fields);
    return follow(page.uri().resolve(form.group(1).replace("&amp;", "&")), encoded(all));
  }

  /** Sends a form that is on no page that was read. */
  Page send(String address, Map<String, String> fields) {
    return follow(URI.create(address), encoded(fields));
  }

  /**
   * Knocks at a house, signs in by the first way that its door offers, and ends where that leads:
   * at the door, where it offers none.
   */
  Page enter(String house, Company.Employee employee) {
    Page door = open(house + "/");
    var way = WAY.matcher(door.body());
    return way.find() ? signIn(open(house + way.group().replace("&amp;", "&")), employee) : door;
  }

  /**
   * Where a company asks for name and password; a provider that speaks SAML passes them on by forms
   * of its own. Keycloak and the door call the name differently, and do not mind the other's word.
   */
  Page signIn(Page login, Company.Employee employee) {
    String name = employee.name();
    return passedOn(
        fill(
            passedOn(login),
            Map.of(
                "username",
                name,
                "login",
                name,
                "password",
                employee.password(),
                "credentialId",
                "")));
  }

  /** Where scripts are off, a person would press the button of each. */
  private Page passedOn(Page page) {
    Page now = page;
    while (HIDDEN_FORM.matcher(now.body()).find()) {
      now = fill(now, Map.of());
    }
    return now;
  }

  private Page follow(URI start, String form) {
    URI now = start;
    String body = form;
    for (int i = 0; i < 20; i++) {
      HttpResponse<String> answer = send(now, body);
      keep(now, answer);
      if (answer.statusCode() / 100 != 3) {
        return new Page(now, answer);
      }
      now = now.resolve(answer.headers().firstValue("Location").orElseThrow());
      body = "";
    }
    throw new Failed(start + " leads round in circles");
  }

  private HttpResponse<String> send(URI uri, String form) {
    boolean named = uri.getHost().endsWith(".localhost");
    URI there = named ? URI.create(uri.toString().replace(uri.getHost(), "127.0.0.1")) : uri;
    var request = HttpRequest.newBuilder(there).header("Accept", "text/html");
    if (named) {
      request.header("Host", uri.getAuthority());
    }
    String jar = jar(uri);
    if (!jar.isEmpty()) {
      request.header("Cookie", jar);
    }
    if (!form.isEmpty()) {
      request
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString(form));
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new Failed(uri + " does not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failed("interrupted");
    }
  }

  private void keep(URI uri, HttpResponse<String> answer) {
    for (String line : answer.headers().allValues("Set-Cookie")) {
      String pair = line.split(";", 2)[0];
      int equals = pair.indexOf('=');
      var path = PATH.matcher(line);
      String place = uri.getHost() + " " + (path.find() ? path.group(1) : "/");
      String key = place + " " + pair.substring(0, equals);
      if (line.contains("Max-Age=0")) {
        cookies.remove(key);
      } else {
        cookies.put(key, pair.substring(equals + 1));
      }
    }
  }

  private String jar(URI uri) {
    return cookies.entrySet().stream()
        .filter(each -> fits(each.getKey().split(" "), uri))
        .map(each -> each.getKey().split(" ")[2] + "=" + each.getValue())
        .collect(Collectors.joining("; "));
  }

  private static boolean fits(String[] place, URI uri) {
    return place[0].equals(uri.getHost()) && (uri.getPath() + "/").startsWith(place[1]);
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(each -> each.getKey() + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
