package dev.rowhouse.e2e.demo;

import dev.rowhouse.e2e.Failed;
import dev.rowhouse.e2e.demo.Realms.Product;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The companies' identity provider: a realm for each, two for one that speaks SAML. */
public final class Keycloak {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final String password;
  private String token = "";
  private long tokenEnds;

  /**
   * @param base for example {@code http://127.0.0.1:7406}
   * @param password the administrator's
   */
  public Keycloak(String base, String password) {
    this.base = base;
    this.password = password;
  }

  /** With the password in a file. */
  static Keycloak of(String base, Path password) {
    try {
      return new Keycloak(base, Files.readString(password).strip());
    } catch (IOException e) {
      throw new Failed("cannot read " + password);
    }
  }

  /**
   * Waits until it answers.
   *
   * @param process the file that names its process, to hear at once if that ends
   */
  boolean await(Path process, Duration limit) {
    return Steps.await(
        "Keycloak",
        limit,
        () -> {
          if (answers()) {
            return Optional.of(true);
          }
          if (!runs(process)) {
            throw new Failed("Keycloak ended while starting (./rowhouse logs keycloak)");
          }
          return Optional.empty();
        });
  }

  private boolean answers() {
    var request =
        HttpRequest.newBuilder(URI.create(realm("master"))).timeout(Duration.ofSeconds(30)).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failed("interrupted");
    }
  }

  private static boolean runs(Path process) {
    try {
      long pid = Long.parseLong(Files.readString(process).split(" ")[0]);
      return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    } catch (IOException e) {
      return false;
    }
  }

  String issuer(Company company) {
    return realm(company.realm());
  }

  /** A company with its employees, and what it registers for us; one that is there is replaced. */
  void make(Company company, Product product) {
    if (company.by() == Company.By.SAML) {
      String own = company.realm() + "-saml";
      replace(own, Realms.saml(company, own, issuer(company)));
      String certificate = certificate(own);
      replace(
          company.realm(),
          Realms.broker(company, product, issuer(company), realm(own), certificate));
      leadOn(company.realm());
    } else {
      replace(company.realm(), Realms.own(company, product));
    }
  }

  /** The company says that somebody is out, as it does when they leave. */
  public void signOut(String realm, String employee) {
    String at = "/admin/realms/" + realm + "/users/" + subject(realm, employee) + "/logout";
    ask("POST", at, "", 204);
  }

  /** As it names somebody in what it says at a sign-in. */
  String subject(String realm, String employee) {
    JsonNode found = get("/admin/realms/" + realm + "/users?exact=true&username=" + employee);
    return found.path(0).path("id").asString();
  }

  /** Lets people of the realm come to another product of it; what was registered is replaced. */
  public void register(String realm, String client, String secret, String back) {
    String clients = "/admin/realms/" + realm + "/clients";
    String id = UUID.nameUUIDFromBytes(client.getBytes(StandardCharsets.UTF_8)).toString();
    ask("DELETE", clients + "/" + id, "", 204, 404);
    ask("POST", clients, Realms.CLIENT.formatted(id, client, secret, back), 201);
  }

  private String realm(String name) {
    return base + "/realms/" + name;
  }

  private void replace(String realm, String wanted) {
    ask("DELETE", "/admin/realms/" + realm, "", 204, 404);
    ask("POST", "/admin/realms", wanted, 201);
  }

  /** By which the provider signs. */
  private String certificate(String realm) {
    for (JsonNode key : get("/admin/realms/" + realm + "/keys").path("keys")) {
      if (key.path("algorithm").asString("").equals("RS256")) {
        return key.path("certificate").asString();
      }
    }
    throw new Failed("Keycloak has no key for " + realm);
  }

  /** The broker has no sign-in of its own: it leads to the company's provider at once. */
  private void leadOn(String realm) {
    String at = "/admin/realms/" + realm + "/authentication/";
    for (JsonNode step : get(at + "flows/browser/executions")) {
      if (step.path("providerId").asString("").equals("identity-provider-redirector")) {
        ask(
            "POST",
            at + "executions/" + step.path("id").asString() + "/config",
            "{\"alias\": \"company\", \"config\": {\"defaultProvider\": \"company\"}}",
            201);
      }
    }
  }

  private JsonNode get(String path) {
    return JSON.readTree(ask("GET", path, "", 200));
  }

  private String ask(String method, String path, String body, Integer... expected) {
    var content = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, content));
    if (!List.of(expected).contains(answer.statusCode())) {
      throw new Failed(
          "Keycloak answers " + answer.statusCode() + " at " + path + ": " + answer.body());
    }
    return answer.body();
  }

  /** The same for as long as it is good: it hashes a password with care for each. */
  private String token() {
    if (token.isEmpty() || System.nanoTime() > tokenEnds) {
      token = newToken();
      tokenEnds = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    }
    return token;
  }

  private String newToken() {
    String form = "grant_type=password&client_id=admin-cli&username=admin&password=" + password;
    var request =
        HttpRequest.newBuilder(URI.create(realm("master") + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    HttpResponse<String> answer = send(request);
    if (answer.statusCode() != 200) {
      throw new Failed("Keycloak does not know its administrator: " + answer.body());
    }
    return JSON.readTree(answer.body()).path("access_token").asString();
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
