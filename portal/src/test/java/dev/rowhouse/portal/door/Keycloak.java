package dev.rowhouse.portal.door;

import dev.rowhouse.db.testing.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import tools.jackson.databind.json.JsonMapper;

/** A real Keycloak, started by the same script as the demo's, and ended with the test. */
final class Keycloak implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PASSWORD = "only-for-tests";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final String base;

  static boolean isAtHand() {
    return Files.isDirectory(
        Path.of(System.getProperty("user.home"))
            .resolve(".m2/repository/org/keycloak/keycloak-quarkus-dist"));
  }

  Keycloak(int port) {
    base = "http://127.0.0.1:" + port;
    File root = TestDatabase.repository().toFile();
    File log = new File(root, "portal/target/keycloak.log");
    log.getParentFile().mkdirs();
    var script =
        new ProcessBuilder(
                "ops/keycloak.sh", "--dir", "portal/target/keycloak", "--port", "" + port)
            .directory(root)
            .redirectErrorStream(true)
            .redirectOutput(log);
    script.environment().put("KEYCLOAK_PASSWORD", PASSWORD);
    try {
      process = script.start();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    Awaitility.await("Keycloak answers; see " + log)
        .atMost(Duration.ofMinutes(8))
        .pollInterval(Duration.ofSeconds(1))
        .failFast("Keycloak ended; see " + log, () -> !process.isAlive())
        .ignoreExceptions()
        .until(() -> token() != null);
  }

  /** A company with one client and one employee, whose password is {@code secret}. */
  String company(String realm, String employee, String group, String secret, String redirect) {
    var mapper =
        Map.of(
            "name", "groups",
            "protocol", "openid-connect",
            "protocolMapper", "oidc-group-membership-mapper",
            "config",
                Map.of("claim.name", "groups", "full.path", "false", "id.token.claim", "true"));
    var client =
        Map.of(
            "clientId", "rooms",
            "secret", secret,
            "redirectUris", List.of(redirect),
            "attributes", Map.of("pkce.code.challenge.method", "S256"),
            "protocolMappers", List.of(mapper));
    var user =
        Map.of(
            "username",
            employee,
            "enabled",
            true,
            "firstName",
            "Eli",
            "lastName",
            "Employee",
            "email",
            employee + "@" + realm + ".example",
            "emailVerified",
            true,
            "groups",
            List.of(group),
            "credentials",
            List.of(Map.of("type", "password", "value", "secret")));
    send(
        "/admin/realms",
        Map.of(
            "realm",
            realm,
            "enabled",
            true,
            "sslRequired",
            "none",
            "groups",
            List.of(Map.of("name", group)),
            "clients",
            List.of(client),
            "users",
            List.of(user)));
    return base + "/realms/" + realm;
  }

  private void send(String path, Object body) {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    String answer = ask(request);
    if (!answer.isEmpty()) {
      throw new AssertionError(answer);
    }
  }

  private String token() {
    String form = "grant_type=password&client_id=admin-cli&username=admin&password=" + PASSWORD;
    var request =
        HttpRequest.newBuilder(URI.create(base + "/realms/master/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    return JSON.readTree(ask(request)).get("access_token").asString();
  }

  private String ask(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
