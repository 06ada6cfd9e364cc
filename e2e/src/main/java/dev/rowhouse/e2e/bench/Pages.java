package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Failed;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The portal's pages as the owner sees them, without a browser. */
final class Pages {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final URI portal;

  private Pages(URI portal) {
    this.portal = portal;
  }

  /** Signed in with what the launcher wrote down for the owner. */
  static Pages signedIn(String portal, Path home) throws IOException {
    String note = Files.readString(home.resolve("sign-in.txt"));
    var pages = new Pages(URI.create(portal));
    String token = found(TOKEN, pages.get("/fleet"));
    pages.post(
        "/identity/sign-in",
        "_csrf="
            + encoded(token)
            + "&email="
            + encoded(found(Pattern.compile("e-mail\\s+(\\S+)"), note))
            + "&password="
            + encoded(found(Pattern.compile("password\\s+(\\S+)"), note)));
    return pages;
  }

  /**
   * @throws Failed when it is anything but a page
   */
  String get(String path) {
    return send(HttpRequest.newBuilder(portal.resolve(path)).GET());
  }

  private void post(String path, String form) {
    send(
        HttpRequest.newBuilder(portal.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private String send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(request.header("Accept", "text/html").build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new Failed(answer.uri() + " answers " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new Failed("the portal does not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failed("interrupted");
    }
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new Failed("the sign-in page or note is not as it was: no " + pattern);
    }
    return matcher.group(1);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
