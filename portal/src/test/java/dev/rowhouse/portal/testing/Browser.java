package dev.rowhouse.portal.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without scripts: cookies, redirects, forms with their hidden token. */
public final class Browser {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final String base;
  private final String agent;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private String token = "";

  public Browser(String base) {
    this(base, "Browser");
  }

  public Browser(String base, String agent) {
    this.base = base;
    this.agent = agent;
  }

  /** Opens a page, following redirects. */
  public Page open(String path) {
    return follow(openOnce(path));
  }

  public Page openOnce(String path) {
    return send(HttpRequest.newBuilder(at(path)).header("Accept", "text/html").GET());
  }

  /** Sends a form with the token of the page seen last, following redirects. */
  public Page post(String path, String... fields) {
    return follow(postOnce(path, fields));
  }

  public Page postOnce(String path, String... fields) {
    return send(form(path, token, fields));
  }

  public Page postWithoutToken(String path, String... fields) {
    return send(form(path, "", fields));
  }

  public String session() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().startsWith("rowhouse-"))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private Page follow(Page page) {
    Page now = page;
    while (now.status() / 100 == 3) {
      now = openOnce(now.location());
    }
    return now;
  }

  private HttpRequest.Builder form(String path, String token, String... fields) {
    List<String> pairs = new ArrayList<>();
    if (!token.isEmpty()) {
      pairs.add("_csrf=" + encode(token));
    }
    for (int i = 0; i < fields.length; i += 2) {
      pairs.add(encode(fields[i]) + "=" + encode(fields[i + 1]));
    }
    return HttpRequest.newBuilder(at(path))
        .header("Accept", "text/html")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs)));
  }

  private Page send(HttpRequest.Builder request) {
    try {
      request.header("User-Agent", agent);
      var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      Matcher found = TOKEN.matcher(response.body());
      if (found.find()) {
        token = found.group(1);
      }
      return new Page(response);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private URI at(String path) {
    return URI.create(base).resolve(path);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What came back. */
  public record Page(HttpResponse<String> response) {
    public int status() {
      return response.statusCode();
    }

    public String path() {
      return response.uri().getPath();
    }

    public String uri() {
      return response.uri().toString();
    }

    public String body() {
      return response.body();
    }

    public String location() {
      return header("Location");
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }
}
