package dev.rowhouse.e2e.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rowhouse.e2e.Arguments;
import dev.rowhouse.e2e.Command;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stripe's API on a port of this machine's loopback, as far as subscriptions need it, and {@code
 * /_control/…} for what a test or a demo wants to happen.
 */
public final class StripeStandIn implements AutoCloseable {
  private final HttpServer server;
  private final Api api;

  private StripeStandIn(int port, @Nullable Path state) throws IOException {
    api = new Api(new World(state));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
  }

  /**
   * @param port 0 takes a free one
   * @param state the file that keeps all; null: nothing is kept
   */
  public static StripeStandIn start(int port, @Nullable Path state) throws IOException {
    var standIn = new StripeStandIn(port, state);
    standIn.server.start();
    standIn.api.resume();
    return standIn;
  }

  /** The command {@code stripe --port P --state FILE}: runs until it is ended. */
  public static Command command() {
    return arguments -> {
      var standIn = start(arguments.number("port", 7404), state(arguments));
      System.out.println("Stripe's stand-in listens on " + standIn.base());
      Thread.currentThread().join();
    };
  }

  private static @Nullable Path state(Arguments arguments) {
    return arguments.find("state").map(Path::of).orElse(null);
  }

  public String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = api.answer(call(exchange));
      byte[] body = World.JSON.writeValueAsBytes(answer.body());
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.getResponseHeaders().add("Request-Id", World.id("req"));
      exchange.getResponseHeaders().add("Stripe-Version", World.VERSION);
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    } catch (RuntimeException e) {
      System.err.println("stand-in: " + exchange.getRequestURI() + ": " + e);
      throw e;
    }
  }

  private static Call call(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String query = exchange.getRequestURI().getRawQuery();
    ObjectNode params = Form.decode(query == null ? body : query + "&" + body);
    String bearer = headers.getFirst("Authorization");
    return new Call(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        "",
        params,
        bearer == null ? "" : bearer.replaceFirst("^Bearer +", ""),
        headers.getFirst("Stripe-Account"),
        headers.getFirst("Idempotency-Key"));
  }
}
