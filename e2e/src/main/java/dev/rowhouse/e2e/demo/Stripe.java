package dev.rowhouse.e2e.demo;

import dev.rowhouse.e2e.Arguments;
import dev.rowhouse.e2e.Failed;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stand-in as the demo uses it: as its customers, and as who decides what happens. */
final class Stripe {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;

  Stripe(Arguments arguments) {
    base = "http://127.0.0.1:" + arguments.number("stripe-port", 7404) + "/";
  }

  Optional<JsonNode> find(String path) {
    var answer = send("GET", path);
    return answer.statusCode() == 404
        ? Optional.empty()
        : Optional.of(JSON.readTree(answer.body()));
  }

  /**
   * @param form names and values in turn
   */
  JsonNode post(String path, String... form) {
    return ok(send("POST", path, form), path);
  }

  JsonNode delete(String path) {
    return ok(send("DELETE", path), path);
  }

  /** The first customer with that address. */
  Optional<JsonNode> customer(String email) {
    JsonNode found = ok(send("GET", "v1/customers?email=" + encoded(email)), "customers");
    return Optional.of(found.path("data").path(0)).filter(JsonNode::isObject);
  }

  /** The newest subscription of a customer, also when it has ended. */
  Optional<JsonNode> subscription(String customer) {
    String query = "v1/subscriptions?limit=100&status=all&customer=" + encoded(customer);
    return Optional.of(ok(send("GET", query), query).path("data").path(0))
        .filter(JsonNode::isObject);
  }

  /** The newest subscription that has not ended. */
  Optional<JsonNode> newest() {
    return Optional.of(ok(send("GET", "v1/subscriptions?limit=1"), "list").path("data").path(0))
        .filter(JsonNode::isObject);
  }

  private HttpResponse<String> send(String method, String path, String... form) {
    var body = new StringBuilder();
    for (int i = 0; i < form.length; i += 2) {
      body.append(encoded(form[i])).append('=').append(encoded(form[i + 1])).append('&');
    }
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Authorization", "Bearer sk_test_demo")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(method, HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new Failed("Stripe's stand-in does not answer at " + base + ": is the demo up?");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failed("interrupted");
    }
  }

  private static JsonNode ok(HttpResponse<String> answer, String path) {
    if (answer.statusCode() != 200) {
      throw new Failed(path + " answers " + answer.statusCode() + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
