package dev.rowhouse.provisioner.machine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rowhouse.provisioner.Rejected;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the portal is to a machine, over the real use cases. */
final class Door implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Introducing introducing;
  private final Renewing renewing;
  private final HttpServer server;

  Door(Introducing introducing, Renewing renewing) throws IOException {
    this.introducing = introducing;
    this.renewing = renewing;
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String signature = exchange.getRequestHeaders().getFirst("Rowhouse-Signature");
      try {
        send(exchange, 200, text(exchange.getRequestURI().getPath(), body, signature));
      } catch (Rejected e) {
        send(
            exchange,
            422,
            JSON.writeValueAsString(Map.of("detail", String.valueOf(e.getMessage()))));
      }
    }
  }

  private String text(String path, String body, String signature) {
    return switch (path) {
      case "/enroll.sh" -> Script.text(url());
      case "/enroll" -> json(introducing.introduce(JSON.readValue(body, Introduction.class)));
      case "/enroll/up" -> json(introducing.up(new Letter(body, signature)));
      case "/enroll/renew" -> json(renewing.renew(new Letter(body, signature)));
      case "/enroll/progress" -> {
        JsonNode said = JSON.readTree(body);
        introducing.tell(said.path("token").asString(), said.path("words").asString());
        yield "{}";
      }
      default -> "nothing";
    };
  }

  private static String json(Object answer) {
    JsonNode tree = JSON.valueToTree(answer);
    JsonNode machine = tree.path("machine").path("value");
    if (machine.isString()) {
      ((ObjectNode) tree).set("machine", machine);
    }
    return tree.toString();
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
