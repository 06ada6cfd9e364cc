package dev.rowhouse.portal.door;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/** Somebody with a browser of their own; every name below localhost is this machine to it. */
final class Employee implements AutoCloseable {
  private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");

  /** By host, path and name. As browsers do on localhost, Secure ones go over plain HTTP, too. */
  private final Map<String, String> cookies = new HashMap<>();

  private final CloseableHttpClient http =
      HttpClients.custom()
          .disableRedirectHandling()
          .disableCookieManagement()
          .disableAutomaticRetries()
          .setConnectionManager(
              PoolingHttpClientConnectionManagerBuilder.create()
                  .setDnsResolver(
                      new SystemDefaultDnsResolver() {
                        @Override
                        public InetAddress[] resolve(String host) {
                          return new InetAddress[] {InetAddress.getLoopbackAddress()};
                        }
                      })
                  .build())
          .build();

  /** Every answer that came, with redirects in between. */
  final List<Page> seen = new ArrayList<>();

  record Page(String method, URI uri, int status, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return String.join(
          ", ", headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of()));
    }

    URI location() {
      return uri.resolve(header("Location"));
    }

    boolean leadsOn() {
      return status / 100 == 3;
    }
  }

  Page open(URI uri) {
    return follow(openOnce(uri));
  }

  Page openOnce(URI uri, String... headers) {
    return send(new HttpGet(uri), headers);
  }

  Page follow(Page page) {
    Page now = page;
    for (int i = 0; now.leadsOn() && i < 20; i++) {
      now = openOnce(now.location());
    }
    return now;
  }

  Page postOnce(URI uri, Map<String, String> fields) {
    var request = new HttpPost(uri);
    var pairs =
        fields.entrySet().stream()
            .map(it -> new BasicNameValuePair(it.getKey(), it.getValue()))
            .toList();
    request.setEntity(new UrlEncodedFormEntity(pairs, StandardCharsets.UTF_8));
    return send(request);
  }

  /** Any other way to ask. */
  Page askOnce(String method, URI uri, String... headers) {
    return send(new HttpUriRequestBase(method, uri), headers);
  }

  /** As a directory does. */
  Page sayOnce(String method, URI uri, String json, String... headers) {
    var request = new HttpUriRequestBase(method, uri);
    request.setEntity(new StringEntity(json, ContentType.create("application/scim+json")));
    return send(request, headers);
  }

  /** Fills in the only form of the page. */
  Page fill(Page page, Map<String, String> fields) {
    var form = FORM.matcher(page.body());
    if (!form.find()) {
      throw new AssertionError("no form at " + page.uri() + ": " + page.body());
    }
    return follow(postOnce(page.uri().resolve(form.group(1).replace("&amp;", "&")), fields));
  }

  private Page send(HttpUriRequestBase request, String... headers) {
    request.setHeader("Accept", "text/html");
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      URI uri = request.getUri();
      String jar = jar(uri);
      if (!jar.isEmpty()) {
        request.addHeader("Cookie", jar);
      }
      Page page = http.execute(request, answer -> read(request.getMethod(), uri, answer));
      keep(uri, page.headers().getOrDefault("set-cookie", List.of()));
      seen.add(page);
      return page;
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Page read(String method, URI uri, ClassicHttpResponse answer) throws IOException {
    var headers = new LinkedHashMap<String, List<String>>();
    for (Header header : answer.getHeaders()) {
      headers
          .computeIfAbsent(
              header.getName().toLowerCase(java.util.Locale.ROOT), _ -> new ArrayList<>())
          .add(header.getValue());
    }
    String body =
        answer.getEntity() == null
            ? ""
            : new String(EntityUtils.toByteArray(answer.getEntity()), StandardCharsets.UTF_8);
    return new Page(method, uri, answer.getCode(), headers, body);
  }

  private void keep(URI uri, List<String> set) {
    for (String line : set) {
      String[] parts = line.split(";");
      int equals = parts[0].indexOf('=');
      String path = "/";
      boolean gone = false;
      for (String part : parts) {
        String word = part.strip();
        path = word.startsWith("Path=") ? word.substring(5) : path;
        gone |= word.equals("Max-Age=0");
      }
      String key = uri.getHost() + " " + path + " " + parts[0].substring(0, equals);
      if (gone) {
        cookies.remove(key);
      } else {
        cookies.put(key, parts[0].substring(equals + 1));
      }
    }
  }

  private String jar(URI uri) {
    var fitting = new ArrayList<String>();
    cookies.forEach((key, value) -> {
      String[] parts = key.split(" ");
      if (parts[0].equals(uri.getHost()) && uri.getPath().startsWith(parts[1])) {
        fitting.add(parts[2] + "=" + value);
      }
    });
    return String.join("; ", fitting);
  }

  String cookie(URI uri, String name) {
    return cookies.get(uri.getHost() + " / " + name);
  }

  /** As if somebody had put it there. */
  void plant(URI uri, String name, String value) {
    cookies.put(uri.getHost() + " / " + name, value);
  }

  @Override
  public void close() {
    try {
      http.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
