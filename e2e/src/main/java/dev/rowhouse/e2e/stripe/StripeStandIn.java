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
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stripe's API on a port of this machine's loopback, as far as subscriptions need it, the pages
 * that Stripe hosts, and {@code /_control/…} for what a test or a demo wants to happen.
 *
 * <p>Two accounts live here that know nothing of each other: the builder's, and that of who runs
 * the installation. A key with {@code _platform} in its name opens the second, and so does the
 * prefix {@code /platform} where no key is sent.
 */
public final class StripeStandIn implements AutoCloseable {
  private static final String PREFIX = "/platform";
  private static final String PLATFORMS = "_platform";

  /** The launcher gives it to the installation; it may do what rent needs, and nothing else. */
  private static final String PLATFORM_KEY = "rk_test_standin_platform_rent";

  private static final List<String> PLATFORM_MAY =
      List.of(
          "checkout.session",
          "billing_portal.session",
          "subscription",
          "customer",
          "invoice",
          "payment_intent",
          "charge",
          "balance_transaction",
          "refund",
          "transfer",
          "dispute",
          "account",
          "account_link",
          "webhook_endpoint");

  private final HttpServer server;
  private final Api api;
  private final Api platform;

  private StripeStandIn(int port, @Nullable Path state) throws IOException {
    api = new Api(new World(state));
    platform = new Api(new World(state == null ? null : beside(state)));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    api.base(base());
    platform.base(base() + PREFIX);
  }

  private static Path beside(Path state) {
    return state.resolveSibling("platform-" + state.getFileName());
  }

  /**
   * @param port 0 takes a free one
   * @param state the file that keeps all; null: nothing is kept
   */
  public static StripeStandIn start(int port, @Nullable Path state) throws IOException {
    var standIn = new StripeStandIn(port, state);
    standIn.platform.admit(PLATFORM_KEY, PLATFORM_MAY);
    standIn.server.start();
    standIn.api.resume();
    standIn.platform.resume();
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
      Call call = call(exchange);
      Api account = isPlatforms(exchange, call) ? platform : api;
      if (Till.has(call.path())) {
        show(exchange, account.page(call));
        return;
      }
      Answer answer = account.answer(call);
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

  private static boolean isPlatforms(HttpExchange exchange, Call call) {
    return call.key().contains(PLATFORMS)
        || exchange.getRequestURI().getPath().startsWith(PREFIX + "/");
  }

  private static void show(HttpExchange exchange, Page page) throws IOException {
    byte[] body = page.html().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
    if (!page.location().isEmpty()) {
      exchange.getResponseHeaders().add("Location", page.location());
    }
    exchange.sendResponseHeaders(page.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static Call call(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath();
    String query = exchange.getRequestURI().getRawQuery();
    ObjectNode params = Form.decode(query == null ? body : query + "&" + body);
    String bearer = headers.getFirst("Authorization");
    return new Call(
        exchange.getRequestMethod(),
        path.startsWith(PREFIX + "/") ? path.substring(PREFIX.length()) : path,
        "",
        params,
        bearer == null ? "" : bearer.replaceFirst("^Bearer +", ""),
        headers.getFirst("Stripe-Account"),
        headers.getFirst("Idempotency-Key"));
  }
}
