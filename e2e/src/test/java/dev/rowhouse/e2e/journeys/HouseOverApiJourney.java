package dev.rowhouse.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a program can do with a real house: look into it, run commands, take its data away. */
@ExtendWith(Town.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HouseOverApiJourney {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String WRITE_A_LOG_LINE =
      "open('/proc/1/fd/1', 'w').write('a line of the app\\n')";

  private final HttpClient http = HttpClient.newHttpClient();
  private Installation installation;
  private String api;
  private String key;
  private JsonNode house;

  @BeforeAll
  void aHouseIsUp(Installation shared) throws Exception {
    installation = shared;
    api = installation.signIn("url") + "/api/v1/";
    key = installation.apiKey();
    installation.run("demo", "signup", "--email", "ada@example.com");
    JsonNode found = get("containers?kind=TENANT&state=RUNNING").path("items").path(0);
    house = get("containers/" + found.path("id").asString());
    assertThat(house.path("id").asString("")).isNotEmpty();
  }

  @Test
  void aCommandReadsItsInputAndItsOutputComesWhileItRuns() throws Exception {
    String script =
        "import sys, time; print('read ' + sys.stdin.readline().strip(), flush=True);"
            + " time.sleep(3); print('wrong', file=sys.stderr); sys.exit(3)";
    String body =
        JSON.writeValueAsString(
            Map.of("command", List.of("python3", "-c", script), "stdin", "what was sent\n"));
    var lines = new ArrayList<JsonNode>();
    var came = new ArrayList<Long>();
    long begun = System.nanoTime();
    try (var answer =
        send("POST", "containers/" + id() + "/exec", text(body), BodyHandlers.ofLines()).body()) {
      answer.forEach(line -> {
        lines.add(JSON.readTree(line));
        came.add(Duration.ofNanos(System.nanoTime() - begun).toMillis());
      });
    }
    assertThat(lines.getFirst().path("text").asString()).contains("read what was sent");
    assertThat(lines).anyMatch(line -> line.path("stream").asString("").equals("stderr"));
    assertThat(lines.getLast().path("exitCode").asInt(-1)).isEqualTo(3);
    assertThat(came.getLast() - came.getFirst()).isGreaterThan(2_000);
  }

  @Test
  void aLogIsFollowed() throws Exception {
    String path = "containers/" + id() + "/logs?tail=5&follow=true";
    try (var answer =
        send("GET", path, BodyPublishers.noBody(), BodyHandlers.ofInputStream()).body()) {
      var seen = new StringBuffer();
      Thread.startVirtualThread(() -> copy(answer, seen));
      exec("python3", "-c", WRITE_A_LOG_LINE);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> seen.toString().contains("a line of the app"));
    }
  }

  @Test
  void statsTellWhatItUses() throws Exception {
    JsonNode stats = get("containers/" + id() + "/stats");
    assertThat(stats.path("memoryBytes").asLong()).isBetween(1_000_000L, 500_000_000L);
    assertThat(stats.path("pids").asInt()).isPositive();
    assertThat(stats.path("memoryLimitBytes").asLong()).isPositive();
  }

  @Test
  void anExportHoldsTheTenantsData() throws Exception {
    String tenant = house.path("tenant").asString();
    var answer =
        send(
            "GET",
            "tenants/" + tenant + "/export",
            BodyPublishers.noBody(),
            BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    Map<String, Long> files = new HashMap<>();
    try (var tar = new TarArchiveInputStream(new GZIPInputStream(answer.body()))) {
      for (var each = tar.getNextEntry(); each != null; each = tar.getNextEntry()) {
        files.put(each.getName(), each.getSize());
      }
    }
    assertThat(files).containsKey("manifest.json");
    assertThat(files.entrySet())
        .anyMatch(file -> file.getKey().startsWith("data/data/") && file.getValue() > 0);
  }

  @Test
  void anArchiveThatIsSentBecomesAnImageOfTheNode() throws Exception {
    String project = "projects/" + house.path("project").asString() + "/images";
    Path archive = installation.image("notebook");
    var sent = send("POST", project, BodyPublishers.ofFile(archive), BodyHandlers.ofString());
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
    JsonNode upload = JSON.readTree(sent.body());
    assertThat(upload.path("receivedBytes").asLong()).isEqualTo(Files.size(archive));
    String path = project + "/" + upload.path("id").asString();
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> get(path).path("state").asString().equals("LOADED"));
    assertThat(get(path).path("image").asString()).isNotEmpty();
  }

  private static void copy(java.io.InputStream in, StringBuffer out) {
    try {
      for (int b = in.read(); b >= 0; b = in.read()) {
        out.append((char) b);
      }
    } catch (IOException e) {
      // The test has seen enough.
    }
  }

  private void exec(String... command) throws Exception {
    String body = JSON.writeValueAsString(Map.of("command", List.of(command)));
    var answer =
        send("POST", "containers/" + id() + "/exec", text(body), BodyHandlers.ofString()).body();
    assertThat(answer).contains("\"exitCode\":0");
  }

  private String id() {
    return house.path("id").asString();
  }

  private JsonNode get(String path) throws Exception {
    var answer = send("GET", path, BodyPublishers.noBody(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static BodyPublisher text(String body) {
    return BodyPublishers.ofString(body);
  }

  private <T> HttpResponse<T> send(
      String method, String path, BodyPublisher body, HttpResponse.BodyHandler<T> answer)
      throws Exception {
    String type = path.endsWith("/images") ? "application/octet-stream" : "application/json";
    var request =
        HttpRequest.newBuilder(URI.create(api + path))
            .method(method, body)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", type)
            .timeout(Duration.ofMinutes(2))
            .build();
    return http.send(request, answer);
  }
}
