package dev.rowhouse.e2e.demo;

import dev.rowhouse.e2e.Arguments;
import dev.rowhouse.e2e.Command;
import dev.rowhouse.e2e.Failed;
import dev.rowhouse.e2e.Gateway;
import dev.rowhouse.e2e.Portal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * {@code demo enterprise}: two companies with an identity provider each, whose employees come into
 * their own company's house and no other.
 */
final class Enterprise implements Command {
  private static final String SLUG = "rooms";
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Map<String, String> EMPLOYEES = Map.of("acme", "ada", "globex", "gus");

  @Override
  public void run(Arguments given) {
    var steps = new Steps();
    var portal = Portal.of(given);
    var gateway = new Gateway(given.get("gateway"));
    var keycloak = new Keycloak(given.get("keycloak"), secret(given.path("keycloak-password")));
    String project =
        steps.step(
            "the product Rooms, which opens by sign-in only, with a brand of its own",
            () -> product(portal));
    steps.step(
        "its template and a snapshot",
        () ->
            new Building(portal, given.path("home")).golden(project, given.path("notebook-image")));
    for (String company : List.of("acme", "globex")) {
      String url =
          steps.step("the house of " + company, () -> house(portal, gateway, project, company));
      String employee = EMPLOYEES.getOrDefault(company, company);
      String password = random().substring(0, 10);
      steps.step(
          company + "'s provider is connected, and the sign-in tested",
          () -> connect(portal, keycloak, tenant(portal, project, company), employee, password));
      String seen =
          steps.step(
              employee + " signs in there and is let in here",
              () -> comesIn(url, employee, password));
      System.out.printf(
          "%n  %s%n  sign in as %s, password %s%n  %s%n%n", url, employee, password, seen);
    }
  }

  private static String product(Portal portal) {
    String id =
        portal.list("projects").stream()
            .filter(each -> each.path("slug").asString("").equals(SLUG))
            .findFirst()
            .orElseGet(() ->
                portal.post(
                    "projects", Map.of("name", "Rooms", "slug", SLUG, "access", "CLAIM_ONLY")))
            .path("id")
            .asString();
    portal.put(
        "projects/" + id + "/brand",
        Map.of(
            "name", "Rooms",
            "accent", "#0b6e4f",
            "accentDark", "#6fcfa9",
            "support", "mailto:help@rooms.example"));
    return id;
  }

  private static String house(Portal portal, Gateway gateway, String project, String company) {
    if (find(portal, project, company).isEmpty()) {
      portal.post(
          "projects/" + project + "/tenants", Map.of("name", company, "reference", company));
    }
    return Steps.await(
        "the house of " + company,
        LIMIT,
        () ->
            find(portal, project, company)
                .map(it -> it.path("container").path("url").asString(""))
                .filter(url -> !url.isEmpty() && gateway.status(url) == 401));
  }

  private static String tenant(Portal portal, String project, String company) {
    return find(portal, project, company).orElseThrow().path("id").asString();
  }

  private static Optional<JsonNode> find(Portal portal, String project, String company) {
    return portal.list("projects/" + project + "/tenants?q=" + company).stream()
        .filter(it -> it.path("reference").asString("").equals(company))
        .findFirst();
  }

  private static JsonNode connect(
      Portal portal, Keycloak keycloak, String tenant, String employee, String password) {
    String company = portal.get("tenants/" + tenant).path("reference").asString();
    String at = "tenants/" + tenant + "/connections";
    portal
        .get(at)
        .path("items")
        .forEach(old -> portal.delete(at + "/" + old.path("id").asString()));
    String clientSecret = random();
    JsonNode made =
        portal.post(
            at,
            Map.of(
                "name",
                company,
                "issuer",
                keycloak.issuer(company),
                "clientId",
                "rooms",
                "secret",
                clientSecret,
                "rules",
                List.of(Map.of("group", "engineering", "role", "editor"))));
    String back = made.path("redirectUri").asString();
    keycloak.company(company, employee, password, clientSecret, back);
    String one = at + "/" + made.path("id").asString();
    portal.post(one + "/state", Map.of("to", "TESTING"));
    test(made.path("testUrl").asString(), employee, password);
    return portal.post(one + "/state", Map.of("to", "ACTIVE"));
  }

  private static void test(String url, String employee, String password) {
    var visitor = new Visitor();
    Visitor.Page page = visitor.fill(visitor.open(url), credentials(employee, password));
    if (!page.body().contains("The sign-in works")) {
      throw new Failed("the test sign-in ended at " + page.uri() + " with " + page.body());
    }
  }

  private static String comesIn(String url, String employee, String password) {
    var visitor = new Visitor();
    return Steps.await(
        "a sign-in",
        LIMIT,
        () -> {
          Visitor.Page door = visitor.open(url + "/");
          int link = door.body().indexOf("/.door/go/");
          if (link < 0) {
            return Optional.empty();
          }
          String way = door.body().substring(link, door.body().indexOf('"', link));
          Visitor.Page login = visitor.open(url + way.replace("&amp;", "&"));
          Visitor.Page in = visitor.fill(login, credentials(employee, password));
          return in.status() == 200
              ? Optional.of("the app answered " + in.status() + " at " + in.uri())
              : Optional.empty();
        });
  }

  private static Map<String, String> credentials(String employee, String password) {
    return Map.of("username", employee, "password", password, "credentialId", "");
  }

  private static String secret(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new Failed("cannot read " + file);
    }
  }

  private static String random() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
