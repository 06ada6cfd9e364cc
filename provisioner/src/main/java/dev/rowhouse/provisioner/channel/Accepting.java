package dev.rowhouse.provisioner.channel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The worker's end: answers once all of the body was taken, or as soon as it is refused. */
final class Accepting implements HttpHandler {
  /** A header: what the bytes are about, in base 64 for URLs. */
  static final String ABOUT = "Rowhouse-About";

  private final Accepted accepted;

  Accepting(Accepted accepted) {
    this.accepted = accepted;
  }

  /** Throws when the bringer broke off: the server then drops the connection. */
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String about = exchange.getRequestHeaders().getFirst(ABOUT);
      try {
        answer(exchange, 200, accepted.take(decoded(about), exchange.getRequestBody()));
      } catch (RuntimeException e) {
        answer(exchange, 409, Message.of(e).write());
      }
    }
  }

  static String encoded(String about) {
    return Base64.getUrlEncoder().encodeToString(about.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String about) {
    return new String(Base64.getUrlDecoder().decode(about), StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, String words) throws IOException {
    byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
