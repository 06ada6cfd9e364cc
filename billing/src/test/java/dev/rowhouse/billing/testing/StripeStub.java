package dev.rowhouse.billing.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** The few calls of Stripe's API that billing makes, over real HTTP. */
public final class StripeStub {
  private static final String EMPTY = "{\"object\":\"list\",\"data\":[],\"has_more\":false}";

  private final HttpServer server;
  private final Map<String, String> subscriptions = new ConcurrentHashMap<>();
  public final List<String> calls = new CopyOnWriteArrayList<>();
  public final RentStub rent = new RentStub();
  public volatile int status = 200;
  public volatile Runnable meanwhile = () -> {};

  public StripeStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("stub").factory()));
    server.createContext("/", this::answer);
    server.start();
  }

  public String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public void has(String id, String object) {
    subscriptions.put(id, object);
  }

  public void reset() {
    subscriptions.clear();
    rent.reset();
    calls.clear();
    status = 200;
    meanwhile = () -> {};
  }

  private void answer(HttpExchange exchange) throws IOException {
    calls.add(
        exchange.getRequestURI().getPath()
            + " "
            + exchange.getRequestHeaders().getFirst("Stripe-Account"));
    meanwhile.run();
    String path = exchange.getRequestURI().getPath();
    String found = subscriptions.get(path.substring(path.lastIndexOf('/') + 1));
    boolean list = path.equals("/v1/subscriptions") || path.equals("/v1/customers");
    var paid = status == 200 ? rent(exchange) : Optional.<String>empty();
    if (status != 200) {
      send(exchange, status, error("refused by the test"));
    } else if (paid.isPresent()) {
      send(exchange, 200, paid.get());
    } else if (list) {
      send(exchange, 200, EMPTY);
    } else {
      send(exchange, found == null ? 404 : 200, found == null ? error("No such thing") : found);
    }
  }

  private Optional<String> rent(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI();
    return rent.answer(
        exchange.getRequestMethod(),
        uri.getPath(),
        String.valueOf(uri.getQuery()),
        exchange.getRequestHeaders().getFirst("Idempotency-Key"),
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static String error(String message) {
    return "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"" + message + "\"}}";
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.getResponseHeaders().add("Stripe-Should-Retry", "false");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
