package dev.rowhouse.provisioner.channel;

import dev.rowhouse.provisioner.docker.EngineUnreachable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;

/** Asks the first worker that answers. */
final class RemoteCarrier implements Carrier {
  private final Workers workers;
  private final HttpClient client;

  RemoteCarrier(Workers workers, SSLContext context) {
    this.workers = workers;
    this.client =
        HttpClient.newBuilder()
            .sslContext(context)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
  }

  @Override
  public InputStream ask(String path, String asked) throws IOException {
    IOException problem = new IOException("no worker is there");
    for (InetSocketAddress worker : workers.alive()) {
      try {
        return body(send(worker, path, asked));
      } catch (IOException e) {
        problem = e;
      }
    }
    throw new EngineUnreachable("no worker answers: " + problem.getMessage(), problem);
  }

  @Override
  public String bring(String path, String about, InputStream bytes) throws IOException {
    var begun = new AtomicBoolean();
    IOException problem = new IOException("no worker is there");
    for (InetSocketAddress worker : workers.alive()) {
      try (InputStream answer = body(bring(worker, path, about, bytes, begun))) {
        return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        problem = e;
        if (begun.get()) {
          throw e;
        }
      }
    }
    throw new EngineUnreachable("no worker answers: " + problem.getMessage(), problem);
  }

  private HttpResponse<InputStream> bring(
      InetSocketAddress worker, String path, String about, InputStream bytes, AtomicBoolean begun)
      throws IOException {
    return send(
        to(worker, path)
            .header(Accepting.ABOUT, Accepting.encoded(about))
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(() -> {
                  begun.set(true);
                  return bytes;
                }))
            .build());
  }

  private HttpResponse<InputStream> send(InetSocketAddress worker, String path, String asked)
      throws IOException {
    return send(to(worker, path).POST(HttpRequest.BodyPublishers.ofString(asked)).build());
  }

  private static HttpRequest.Builder to(InetSocketAddress worker, String path) {
    String address = "https://%s:%d%s".formatted(worker.getHostString(), worker.getPort(), path);
    return HttpRequest.newBuilder(URI.create(address));
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static InputStream body(HttpResponse<InputStream> response) throws IOException {
    if (response.statusCode() == 200) {
      return response.body();
    }
    try (InputStream words = response.body()) {
      Message.read(new String(words.readAllBytes(), StandardCharsets.UTF_8)).orThrow();
    }
    throw new IOException("the worker answered " + response.statusCode());
  }
}
