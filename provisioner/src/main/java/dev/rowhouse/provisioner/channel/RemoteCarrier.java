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

  private HttpResponse<InputStream> send(InetSocketAddress worker, String path, String asked)
      throws IOException {
    String address = "https://%s:%d%s".formatted(worker.getHostString(), worker.getPort(), path);
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .POST(HttpRequest.BodyPublishers.ofString(asked))
            .build();
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
