package dev.rowhouse.provisioner.estate;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rowhouse.billing.signature.Refused;
import dev.rowhouse.billing.signature.StandardSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A builder's own server, which takes only what is signed with the secret that it was shown. */
final class Letterbox implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final List<JsonNode> letters = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile String secret = "";

  Letterbox() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:%d/news".formatted(server.getAddress().getPort());
  }

  void trust(String shown) {
    secret = shown;
  }

  /** What came of this type about this container, in the order of coming. */
  List<JsonNode> of(String type, String container) {
    return letters.stream()
        .filter(each -> each.path("type").asString().equals(type))
        .map(each -> each.path("data"))
        .filter(each -> each.path("container").asString().equals(container))
        .toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(isOurs(exchange, body) ? 204 : 401, -1);
    }
  }

  private boolean isOurs(HttpExchange exchange, byte[] body) {
    var headers = exchange.getRequestHeaders();
    try {
      StandardSignature.verify(
          headers.getFirst("webhook-id"),
          headers.getFirst("webhook-timestamp"),
          headers.getFirst("webhook-signature"),
          body,
          List.of(secret),
          Instant.now());
    } catch (Refused e) {
      return false;
    }
    letters.add(JSON.readTree(new String(body, UTF_8)));
    return true;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
