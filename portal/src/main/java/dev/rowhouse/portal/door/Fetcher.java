package dev.rowhouse.portal.door;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks providers: where {@link Destinations} let us go, without redirects, cookies or retries, for
 * a limited size and never longer than the limit from connecting to the last byte.
 */
@Component
class Fetcher {
  private static final int LARGEST = 256 * 1024;

  private final Duration limit;
  private final Destinations destinations;
  private final CloseableHttpClient http;
  private final JsonMapper json = JsonMapper.builder().build();
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("door-deadlines").factory());

  Fetcher(Destinations destinations, @Value("${rowhouse.sign-in.timeout:10s}") Duration limit) {
    this.limit = limit;
    this.destinations = destinations;
    var timeout = Timeout.of(limit);
    var connection =
        ConnectionConfig.custom().setConnectTimeout(timeout).setSocketTimeout(timeout).build();
    http =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(destinations)
                    .setDefaultConnectionConfig(connection)
                    .setMaxConnPerRoute(64)
                    .setMaxConnTotal(1024)
                    .build())
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(timeout).build())
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .setUserAgent("sign-in")
            .build();
  }

  /** An answer of the provider. */
  record Reply(int status, JsonNode body) {}

  /**
   * @param what is asked for, as admins read it
   * @throws Impasse when there is no answer or no JSON
   */
  JsonNode get(String what, String address) {
    Reply reply = ask(what, new HttpGet(destinations.accept(what, address)));
    if (reply.status() != 200) {
      throw Impasse.away(what + " answers with status " + reply.status() + " instead of 200.");
    }
    return reply.body();
  }

  Reply post(String what, String address, Map<String, String> form, Map<String, String> headers) {
    var request = new HttpPost(destinations.accept(what, address));
    headers.forEach(request::setHeader);
    List<NameValuePair> pairs = new ArrayList<>();
    form.forEach((name, value) -> pairs.add(new BasicNameValuePair(name, value)));
    request.setEntity(new UrlEncodedFormEntity(pairs, StandardCharsets.UTF_8));
    return ask(what, request);
  }

  private Reply ask(String what, HttpUriRequestBase request) {
    request.setHeader("Accept", "application/json");
    var deadline = deadlines.schedule(request::abort, limit.toMillis(), TimeUnit.MILLISECONDS);
    try (ClassicHttpResponse response = http.executeOpen(null, request, null)) {
      return new Reply(response.getCode(), json.readTree(read(what, response)));
    } catch (JacksonException e) {
      throw Impasse.away(what + " does not answer with JSON.");
    } catch (IOException e) {
      throw Impasse.away(
          what
              + (request.isAborted()
                  ? " gave no whole answer within " + limit.toSeconds() + " seconds."
                  : " cannot be reached: " + e.getMessage()));
    } finally {
      deadline.cancel(false);
    }
  }

  private static byte[] read(String what, ClassicHttpResponse response) throws IOException {
    if (response.getEntity() == null) {
      return new byte[0];
    }
    try (InputStream content = response.getEntity().getContent()) {
      byte[] bytes = content.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw Impasse.away(what + " answers with more than 256 KB.");
      }
      return bytes;
    }
  }

  @PreDestroy
  void close() throws IOException {
    deadlines.shutdownNow();
    http.close();
  }
}
