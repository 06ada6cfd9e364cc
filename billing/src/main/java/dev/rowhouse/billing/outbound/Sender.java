package dev.rowhouse.billing.outbound;

import dev.rowhouse.db.text.Cut;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Posts to receivers: to checked addresses only, without redirects, cookies or retries of its own,
 * and never longer than the limit from connecting to the last byte that is read.
 */
@Component
class Sender {
  private static final int KEPT = 2048;

  private final Duration limit;
  private final CloseableHttpClient http;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("outbound-deadlines").factory());

  Sender(Guard guard, @Value("${rowhouse.outbound.timeout:10s}") Duration limit) {
    this.limit = limit;
    var timeout = Timeout.of(limit);
    var connection =
        ConnectionConfig.custom().setConnectTimeout(timeout).setSocketTimeout(timeout).build();
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new Pinned(guard))
            .setDefaultConnectionConfig(connection)
            .setMaxConnPerRoute(Courier.PARALLEL)
            .setMaxConnTotal(256)
            .build();
    http =
        HttpClients.custom()
            .setConnectionManager(connections)
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(timeout).build())
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .setUserAgent("Rowhouse-Webhooks/1")
            .build();
  }

  Reply post(String url, Map<String, String> headers, byte[] body) {
    var request = new HttpPost(url);
    headers.forEach(request::setHeader);
    request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    var deadline = deadlines.schedule(request::abort, limit.toMillis(), TimeUnit.MILLISECONDS);
    try (ClassicHttpResponse response = http.executeOpen(null, request, null)) {
      return new Reply(response.getCode(), start(response.getEntity()));
    } catch (IOException | RuntimeException e) {
      return new Reply(null, request.isAborted() ? late() : words(e));
    } finally {
      deadline.cancel(false);
    }
  }

  private String late() {
    return "no answer within " + limit.toSeconds() + " s";
  }

  private static String words(Exception e) {
    String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return Cut.to(KEPT, words);
  }

  /** Closing the response afterwards drops the connection if there is more. */
  private static String start(@Nullable HttpEntity entity) throws IOException {
    if (entity == null) {
      return "";
    }
    try (InputStream content = entity.getContent()) {
      return new String(content.readNBytes(KEPT), StandardCharsets.UTF_8);
    }
  }

  @PreDestroy
  void close() throws IOException {
    deadlines.shutdownNow();
    http.close();
  }

  private record Pinned(Guard guard) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return guard.resolve(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
