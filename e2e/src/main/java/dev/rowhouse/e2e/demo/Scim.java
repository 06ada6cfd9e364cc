package dev.rowhouse.e2e.demo;

import dev.rowhouse.e2e.Failed;
import dev.rowhouse.e2e.demo.Company.Employee;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A company's directory that says by SCIM who its people are, in the requests of Entra ID. */
public final class Scim {
  private static final JsonMapper JSON = new JsonMapper();

  private static final String USER =
      """
      {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "externalId": "%s",
       "userName": "%s", "active": true, "displayName": "%s Example",
       "emails": [{"primary": true, "type": "work", "value": "%2$s"}],
       "name": {"givenName": "%3$s", "familyName": "Example"}}
      """;

  private static final String SWITCH =
      """
      {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
       "Operations": [{"op": "Replace", "path": "active", "value": "%s"}]}
      """;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI url;
  private final String token;

  public Scim(String url, String token) {
    this.url = URI.create(url);
    this.token = token;
  }

  String url() {
    return url.toString();
  }

  String token() {
    return token;
  }

  /**
   * @param subject as the provider names the same person at a sign-in
   * @return by which we know them from now on
   */
  String add(Employee who, String email, String subject) {
    JsonNode made = send("POST", "/Users", USER.formatted(subject, email, who.title()), 201);
    return made.path("id").asString();
  }

  /** Switches somebody off or on. */
  public void activate(String id, boolean active) {
    send("PATCH", "/Users/" + id, SWITCH.formatted(active ? "True" : "False"), 200);
  }

  private JsonNode send(String method, String path, String body, int expected) {
    String there = url.toString().replace(url.getHost(), "127.0.0.1") + path;
    var request =
        HttpRequest.newBuilder(URI.create(there))
            .header("Host", url.getAuthority())
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/scim+json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != expected) {
        throw new Failed(path + " answers " + answer.statusCode() + ": " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new Failed(url + " does not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failed("interrupted");
    }
  }
}
