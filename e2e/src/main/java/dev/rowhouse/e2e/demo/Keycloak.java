package dev.rowhouse.e2e.demo;

import dev.rowhouse.e2e.Failed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The demo's identity provider: a realm for each company. */
final class Keycloak {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final String password;

  Keycloak(String base, String password) {
    this.base = base;
    this.password = password;
  }

  String issuer(String company) {
    return base + "/realms/" + company;
  }

  /**
   * A company with one employee in the group {@code engineering}, and a client for us; one that is
   * there is replaced.
   *
   * @param back where people may be sent back to
   */
  void company(String realm, String employee, String secret, String clientSecret, String back) {
    String token = token();
    ask("DELETE", "/admin/realms/" + realm, token, null);
    HttpResponse<String> answer =
        ask("POST", "/admin/realms", token, realm(realm, employee, secret, clientSecret, back));
    if (answer.statusCode() != 201) {
      throw new Failed("Keycloak makes no realm: " + answer.statusCode() + " " + answer.body());
    }
  }

  private static Map<String, Object> realm(
      String realm, String employee, String secret, String clientSecret, String back) {
    return Map.of(
        "realm",
        realm,
        "enabled",
        true,
        "sslRequired",
        "none",
        "groups",
        List.of(Map.of("name", "engineering")),
        "clients",
        List.of(client(clientSecret, back)),
        "users",
        List.of(user(realm, employee, secret)));
  }

  private static Map<String, Object> client(String secret, String back) {
    Map<String, Object> mapper =
        Map.of(
            "name",
            "groups",
            "protocol",
            "openid-connect",
            "protocolMapper",
            "oidc-group-membership-mapper",
            "config",
            Map.of("claim.name", "groups", "full.path", "false", "id.token.claim", "true"));
    String after = back.substring(0, back.indexOf("/.door/")) + "/.door/*";
    return Map.of(
        "clientId",
        "rooms",
        "secret",
        secret,
        "redirectUris",
        List.of(back),
        "attributes",
        Map.of("pkce.code.challenge.method", "S256", "post.logout.redirect.uris", after),
        "protocolMappers",
        List.of(mapper));
  }

  private static Map<String, Object> user(String realm, String employee, String secret) {
    return Map.of(
        "username",
        employee,
        "enabled",
        true,
        "firstName",
        employee.substring(0, 1).toUpperCase(Locale.ROOT) + employee.substring(1),
        "lastName",
        "Example",
        "email",
        employee + "@" + realm + ".example",
        "emailVerified",
        true,
        "groups",
        List.of("engineering"),
        "credentials",
        List.of(Map.of("type", "password", "value", secret)));
  }

  private String token() {
    String form = "grant_type=password&client_id=admin-cli&username=admin&password=" + password;
    var request =
        HttpRequest.newBuilder(URI.create(base + "/realms/master/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    HttpResponse<String> answer = send(request);
    if (answer.statusCode() != 200) {
      throw new Failed("Keycloak does not know its administrator: " + answer.body());
    }
    return JSON.readTree(answer.body()).path("access_token").asString();
  }

  private HttpResponse<String> ask(
      String method, String path, String token, @Nullable Object body) {
    var content =
        body == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(JSON.writeValueAsString(body));
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, content));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new Failed("Keycloak does not answer at " + base + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failed("interrupted");
    }
  }
}
