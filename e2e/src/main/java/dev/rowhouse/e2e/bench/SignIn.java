package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Failed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Somebody's way through a door, step by step as a browser takes it; each time somebody new. */
final class SignIn {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI gateway;

  /**
   * What came of one.
   *
   * @param nanos from the first request to the app's page
   * @param away of these, at the provider's own page
   * @param status of the last answer: 200 when they are in
   */
  record Outcome(long nanos, long away, int status, String claim) {
    boolean isIn() {
      return status == 200;
    }
  }

  /**
   * @param gateway where it listens
   */
  SignIn(String gateway) {
    this.gateway = URI.create(gateway);
  }

  /** From a page that wants a claim, by the only connection, to that page. */
  Outcome through(String house) {
    long begin = System.nanoTime();
    HttpResponse<String> door = follow(house, get(house + "/", ""), "");
    String go = between(door.body(), "href=\"/.door/go/", "\"");
    return pass(house, house + "/.door/go/" + go.replace("&amp;", "&"), begin);
  }

  /** By an address that leads to the provider. */
  Outcome pass(String house, String start, long begin) {
    HttpResponse<String> led = get(start, "");
    if (led.statusCode() != 303) {
      return new Outcome(System.nanoTime() - begin, 0, led.statusCode(), "");
    }
    String way = cookie(led, "door_way").orElse("");
    long leaves = System.nanoTime();
    String back = location(get(location(led), ""));
    long away = System.nanoTime() - leaves;
    HttpResponse<String> answer = get(back, way);
    String claim = cookie(answer, "door_claim").orElse("");
    HttpResponse<String> last = answer.statusCode() == 303 ? get(house + "/", claim) : answer;
    return new Outcome(System.nanoTime() - begin, away, last.statusCode(), claim);
  }

  /** One request; at a house's name it goes to the gateway. */
  HttpResponse<String> get(String address, String cookie) {
    URI uri = URI.create(address);
    boolean house = uri.getHost().endsWith(".localhost");
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    var request =
        HttpRequest.newBuilder(house ? gateway.resolve(uri.getRawPath() + query) : uri)
            .timeout(LIMIT)
            .header("Accept", "text/html");
    if (house) {
      request.header("Host", uri.getRawAuthority());
    }
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new Failed(address + " does not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failed("interrupted");
    }
  }

  private HttpResponse<String> follow(String house, HttpResponse<String> answer, String cookie) {
    return answer.statusCode() == 303
        ? get(URI.create(house).resolve(location(answer)).toString(), cookie)
        : answer;
  }

  private static String location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() ->
            new Failed(answer.uri() + " leads nowhere: " + answer.statusCode() + answer.body()));
  }

  private static Optional<String> cookie(HttpResponse<String> answer, String name) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.split(";", 2)[0])
        .findFirst();
  }

  private static String between(String text, String before, String after) {
    int from = text.indexOf(before);
    if (from < 0) {
      throw new Failed("no way in on this page: " + text);
    }
    int begin = from + before.length();
    return text.substring(begin, text.indexOf(after, begin));
  }
}
