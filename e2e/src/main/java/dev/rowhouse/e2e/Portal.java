package dev.rowhouse.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The REST API of a running house, with the key of its first organization. */
public final class Portal {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String base;
  private final String key;

  public Portal(String url, String key) {
    this.base = url + "/api/v1/";
    this.key = key;
  }

  /** From {@code --portal} and {@code --key-file}. */
  public static Portal of(Arguments arguments) {
    Path file = arguments.path("key-file");
    try {
      return new Portal(arguments.get("portal"), Files.readString(file).strip());
    } catch (IOException e) {
      throw new Failed("no API key in " + file + ": is the portal up?");
    }
  }

  public JsonNode get(String path) {
    return ok(send("GET", path, BodyPublishers.noBody(), "application/json"), path);
  }

  /** Empty when there is no such thing. */
  public Optional<JsonNode> find(String path) {
    var answer = send("GET", path, BodyPublishers.noBody(), "application/json");
    return answer.statusCode() == 404 ? Optional.empty() : Optional.of(ok(answer, path));
  }

  /** All items of all pages. */
  public List<JsonNode> list(String path) {
    var all = new ArrayList<JsonNode>();
    String after = "";
    do {
      JsonNode page = get(path + (path.contains("?") ? "&" : "?") + "limit=100" + after);
      page.path("items").forEach(all::add);
      after = page.path("next").isString() ? "&after=" + page.path("next").asString() : "";
    } while (!after.isEmpty());
    return all;
  }

  public JsonNode post(String path, Object body) {
    return sendJson("POST", path, body);
  }

  /** What it answers, as it comes: streams are no single JSON value. */
  public String text(String path, Object body) {
    var json = BodyPublishers.ofString(JSON.writeValueAsString(body));
    HttpResponse<String> answer = send("POST", path, json, "application/json");
    if (answer.statusCode() != 200) {
      throw new Failed(path + " answers " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  public JsonNode put(String path, Map<String, ?> body) {
    return sendJson("PUT", path, body);
  }

  public JsonNode patch(String path, Map<String, ?> body) {
    return sendJson("PATCH", path, body);
  }

  public JsonNode delete(String path) {
    return ok(send("DELETE", path, BodyPublishers.noBody(), "application/json"), path);
  }

  public JsonNode upload(String path, Path file) {
    try {
      return ok(send("POST", path, BodyPublishers.ofFile(file), "application/octet-stream"), path);
    } catch (IOException e) {
      throw new Failed("cannot read " + file);
    }
  }

  private JsonNode sendJson(String method, String path, Object body) {
    var json = BodyPublishers.ofString(JSON.writeValueAsString(body));
    return ok(send(method, path, json, "application/json"), path);
  }

  private HttpResponse<String> send(String method, String path, BodyPublisher body, String type) {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(300))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", type)
            .method(method, body)
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new Failed("the portal does not answer at " + base + " (" + e.getMessage() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failed("interrupted");
    }
  }

  private static JsonNode ok(HttpResponse<String> answer, String path) {
    if (answer.statusCode() / 100 != 2) {
      throw new Failed(path + " answers " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
  }
}
