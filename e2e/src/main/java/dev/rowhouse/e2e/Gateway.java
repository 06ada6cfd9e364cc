package dev.rowhouse.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Requests to tenants' URLs at the gateway's own address, so that no name needs to resolve. */
public final class Gateway {
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(5))
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private final URI address;

  /**
   * @param address for example {@code http://localhost:7401}
   */
  public Gateway(String address) {
    this.address = URI.create(address);
  }

  /** What the gateway answers for a tenant's URL; API clients wait for a waking house. */
  public HttpResponse<String> get(String url) throws IOException, InterruptedException {
    URI wanted = URI.create(url);
    String path = wanted.getRawPath().isEmpty() ? "/" : wanted.getRawPath();
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .header("Host", wanted.getRawAuthority())
            .header("Accept", "application/json, */*;q=0.1")
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  /** The status; 0 when there was no answer. */
  public int status(String url) {
    try {
      return get(url).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
