package dev.rowhouse.e2e.stripe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Delivers events, signed, to every endpoint that wants them: in order where no fault says
 * otherwise, again where the receiver did not answer 2xx.
 */
final class Postman {
  private static final List<Long> WAITS =
      List.of(0L, 500L, 1_000L, 2_000L, 5_000L, 10_000L, 30_000L);

  private final World world;
  private final Faults faults;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(5))
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private final Map<String, ExecutorService> queues = new ConcurrentHashMap<>();
  private @Nullable ObjectNode held;

  Postman(World world, Faults faults) {
    this.world = world;
    this.faults = faults;
  }

  /** Called with the world's monitor held; what it starts waits for nothing of it. */
  void send(ObjectNode event) {
    String type = event.path("type").asString();
    if (held == null && faults.take("reorder", type).isPresent()) {
      held = event;
      return;
    }
    ObjectNode late = held;
    held = null;
    dispatch(event);
    if (late != null) {
      dispatch(late);
    }
  }

  /** Delivers once more what was delivered, held back or dropped before. */
  void dispatch(ObjectNode event) {
    String type = event.path("type").asString();
    if (faults.take("drop", type).isPresent()) {
      event.put("pending_webhooks", 1);
      return;
    }
    int copies = faults.take("duplicate", type).isPresent() ? 2 : 1;
    long delay = faults.take("delay", type).map(f -> f.path("ms").asLong()).orElse(0L);
    long age = faults.take("stale", type).map(f -> f.path("seconds").asLong()).orElse(0L);
    List<ObjectNode> endpoints = world.list("webhook_endpoint", e -> wants(e, event, type));
    event.put("pending_webhooks", endpoints.size());
    for (ObjectNode endpoint : endpoints) {
      for (int copy = 0; copy < copies; copy++) {
        var letter = new Letter(event.path("id").asString(), body(event, endpoint), endpoint, age);
        queue(letter.url()).execute(() -> deliver(letter, delay));
      }
    }
  }

  /** What was not delivered when the stand-in ended. */
  void resume() {
    synchronized (world) {
      new ArrayList<>(world.list("event", e -> e.path("pending_webhooks").asInt(0) > 0))
          .reversed()
          .forEach(this::dispatch);
    }
  }

  /** Of connected accounts only those are told that asked for them, and of nothing else. */
  private boolean wants(ObjectNode endpoint, ObjectNode event, String type) {
    boolean connect = WebhookEndpoints.connect(world, endpoint.path("id").asString());
    return connect == event.has("account") && wants(endpoint, type);
  }

  private static boolean wants(ObjectNode endpoint, String type) {
    var wanted = endpoint.path("enabled_events");
    for (var name : wanted) {
      if (name.asString("").equals("*") || name.asString("").equals(type)) {
        return true;
      }
    }
    return wanted.isEmpty();
  }

  private static String body(ObjectNode event, ObjectNode endpoint) {
    ObjectNode copy = event.deepCopy();
    String version = endpoint.path("api_version").asString("");
    return World.JSON.writeValueAsString(
        version.isEmpty() ? copy : copy.put("api_version", version));
  }

  private ExecutorService queue(String url) {
    return queues.computeIfAbsent(
        url, _ -> Executors.newSingleThreadExecutor(Thread.ofVirtual().name("postman").factory()));
  }

  private void deliver(Letter letter, long delay) {
    try {
      Thread.sleep(delay);
      for (long wait : WAITS) {
        Thread.sleep(wait);
        int status = post(letter);
        note(letter, status);
        if (status / 100 == 2) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int post(Letter letter) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(letter.url()))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "Stripe/1.0 (stand-in)")
            .header("Stripe-Signature", letter.signature())
            .POST(HttpRequest.BodyPublishers.ofString(letter.body()))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }

  private void note(Letter letter, int status) {
    synchronized (world) {
      world
          .find("event", letter.event())
          .filter(_ -> status / 100 == 2)
          .ifPresent(
              e -> e.put("pending_webhooks", Math.max(0, e.path("pending_webhooks").asInt() - 1)));
      var log = world.all("settings").withArray("deliveries");
      log.addObject()
          .put("event", letter.event())
          .put("url", letter.url())
          .put("at", Instant.now().toString())
          .put("status", status);
      if (log.size() > 500) {
        log.remove(0);
      }
      world.save();
    }
  }

  private record Letter(String event, String body, String url, String secret, long age) {
    Letter(String event, String body, ObjectNode endpoint, long age) {
      this(event, body, endpoint.path("url").asString(), endpoint.path("secret").asString(), age);
    }

    String signature() {
      return Signature.of(secret, body, Instant.now().minusSeconds(age));
    }
  }
}
