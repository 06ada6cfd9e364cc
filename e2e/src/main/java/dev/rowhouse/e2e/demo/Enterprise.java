package dev.rowhouse.e2e.demo;

import dev.rowhouse.e2e.Arguments;
import dev.rowhouse.e2e.Command;
import dev.rowhouse.e2e.Failed;
import dev.rowhouse.e2e.Gateway;
import dev.rowhouse.e2e.Portal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code demo enterprise}: companies with an identity provider each, whose employees come into
 * their own company's house and no other, under the product's name and domain.
 */
final class Enterprise implements Command {
  private static final String SLUG = "rooms";
  private static final String DOMAIN = "rooms.localhost";
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** What was made, for who reads and for programs. */
  record Made(String company, String url, String provider, List<Company.Employee> people) {}

  @Override
  public void run(Arguments given) {
    boolean json = given.has("json");
    var steps = new Steps(json ? System.err : System.out);
    var portal = Portal.of(given);
    var gateway = new Gateway(given.get("gateway"));
    var keycloak = Keycloak.of(given.get("keycloak"), given.path("keycloak-password"));
    String project =
        steps.step(
            "the product Rooms at *." + DOMAIN + ", which opens by sign-in only",
            () -> product(portal));
    steps.step(
        "its template and a snapshot",
        () ->
            new Building(portal, given.path("home")).golden(project, given.path("notebook-image")));
    var made = new ArrayList<Made>();
    for (Company company : companies(given.has("saml"))) {
      String url =
          steps.step(
              "the house of " + company.name(), () -> house(portal, gateway, project, company));
      name(given.path("keycloak-hosts"), url);
      steps.step(
          company.name() + "'s IT connects its provider by the setup link, and tests it",
          () -> connect(portal, keycloak, tenant(portal, project, company), company, url));
      steps.step(
          company.worker().name() + " signs in there and is let in here",
          () -> comesIn(url, company.worker()));
      made.add(new Made(company.name(), url, keycloak.issuer(company), company.employees()));
    }
    keep(given.path("home").resolve("enterprise.json"), made);
    if (json) {
      System.out.println(new JsonMapper().writeValueAsString(Map.of("companies", made)));
    } else {
      tell(made);
    }
  }

  private static List<Company> companies(boolean saml) {
    var all =
        new ArrayList<>(
            List.of(
                Company.of("Acme", false, "ada", "ines"),
                Company.of("Globex", false, "gus", "hana")));
    if (saml) {
      all.add(Company.of("Initech", true, "bill", "joanna"));
    }
    return all;
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
            "offering", "BOTH",
            "support", "mailto:help@rooms.example"));
    domain(portal, "projects/" + id + "/hosts");
    return id;
  }

  /** Names below localhost are this machine's own, and need no record. */
  private static void domain(Portal portal, String hosts) {
    if (portal.get(hosts).path("items").isEmpty()) {
      JsonNode claim = portal.post(hosts, Map.of("domain", DOMAIN));
      JsonNode host = portal.post(hosts + "/" + claim.path("id").asString() + "/check", Map.of());
      if (!host.path("state").asString("").equals("ACTIVE")) {
        throw new Failed(DOMAIN + " does not serve: " + host.path("problem").asString(""));
      }
    }
  }

  private static String house(Portal portal, Gateway gateway, String project, Company company) {
    if (find(portal, project, company).isEmpty()) {
      portal.post(
          "projects/" + project + "/tenants",
          Map.of("name", company.name(), "reference", company.realm()));
    }
    return Steps.await(
        "the house of " + company.name(),
        LIMIT,
        () ->
            find(portal, project, company)
                .map(it -> it.path("container").path("url").asString(""))
                .filter(url -> !url.isEmpty())
                .map(Enterprise::branded)
                .filter(url -> gateway.status(url) == 401));
  }

  /** The same house by the product's domain. */
  private static String branded(String url) {
    URI home = URI.create(url);
    String label = home.getHost().substring(0, home.getHost().indexOf('.'));
    return home.getScheme() + "://" + label + "." + DOMAIN + ":" + home.getPort();
  }

  private static String tenant(Portal portal, String project, Company company) {
    return find(portal, project, company).orElseThrow().path("id").asString();
  }

  private static Optional<JsonNode> find(Portal portal, String project, Company company) {
    return portal.list("projects/" + project + "/tenants?q=" + company.realm()).stream()
        .filter(it -> it.path("reference").asString("").equals(company.realm()))
        .findFirst();
  }

  private static boolean connect(
      Portal portal, Keycloak keycloak, String tenant, Company company, String url) {
    String at = "tenants/" + tenant + "/connections";
    portal
        .get(at)
        .path("items")
        .forEach(old -> portal.delete(at + "/" + old.path("id").asString()));
    String link = portal.post(at + "/setup-links", Map.of()).path("url").asString();
    if (!link.startsWith(url)) {
      throw new Failed("the setup link leads to " + link + " instead of " + url);
    }
    new SetupLink(keycloak, link).connect(company);
    return true;
  }

  private static boolean comesIn(String url, Company.Employee employee) {
    return Steps.await(
        "a sign-in",
        LIMIT,
        () -> {
          var visitor = new Visitor();
          Visitor.Page door = visitor.open(url + "/");
          int link = door.body().indexOf("/.door/go/");
          if (link < 0) {
            return Optional.empty();
          }
          String way = door.body().substring(link, door.body().indexOf('"', link));
          Visitor.Page login = visitor.open(url + way.replace("&amp;", "&"));
          return visitor.signIn(login, employee).status() == 200
              ? Optional.of(true)
              : Optional.empty();
        });
  }

  /** Keycloak asks this file where a house is, to tell it who is out. */
  private static void name(Path hosts, String url) {
    String line = "127.0.0.1 " + URI.create(url).getHost() + "\n";
    try {
      if (!Files.readString(hosts).contains(line)) {
        Files.writeString(hosts, line, StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void keep(Path file, List<Made> made) {
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, new JsonMapper().writeValueAsString(Map.of("companies", made)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void tell(List<Made> made) {
    for (Made each : made) {
      String people =
          each.people().stream()
              .map(it -> it.name() + " (" + it.group() + "), password " + it.password())
              .collect(Collectors.joining("\n             or "));
      System.out.printf(
          "%n  %-10s %s%n  Sign in as %s%n  Sign out   %s/.door/out%n  Console    %s/.door/console/"
              + " (for who is in the group it)%n",
          each.company(), each.url(), people, each.url(), each.url());
    }
    System.out.println("\n  Keycloak keeps nothing: after ./rowhouse down run this once more.\n");
  }
}
