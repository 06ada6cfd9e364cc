package dev.rowhouse.e2e.demo;

import dev.rowhouse.e2e.Arguments;
import dev.rowhouse.e2e.Failed;
import dev.rowhouse.e2e.Gateway;
import dev.rowhouse.e2e.Portal;
import dev.rowhouse.e2e.demo.Company.By;
import dev.rowhouse.e2e.demo.Company.Employee;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code demo enterprise}: companies whose people come into their own company's house and no other,
 * under the product's name and domain: by providers, a directory, or a link.
 */
final class Enterprise {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** Whose directory says by SCIM who its people are. */
  private static final String LISTED = "Globex";

  private final Arguments given;
  private final Steps steps;
  private final Portal portal;
  private final Houses houses;
  private final List<Made> made = new ArrayList<>();
  private final Map<String, String> urls = new HashMap<>();

  private Enterprise(Arguments given, Steps steps, Portal portal, Houses houses) {
    this.given = given;
    this.steps = steps;
    this.portal = portal;
    this.houses = houses;
  }

  static void run(Arguments given) {
    var steps = new Steps(given.has("json") ? System.err : System.out);
    var portal = Portal.of(given);
    var houses =
        steps.step(
            "the product Rooms at *." + Houses.DOMAIN + ", which opens by sign-in only",
            () -> Houses.of(portal, new Gateway(given.get("gateway"))));
    new Enterprise(given, steps, portal, houses).make();
  }

  private void make() {
    steps.step(
        "its template and a snapshot",
        () ->
            new Building(portal, given.path("home"))
                .golden(houses.project(), given.path("notebook-image")));
    List<Company> companies = companies();
    steps.step("a house for each of " + companies.size() + " companies", () -> build(companies));
    // Those first that need no Keycloak: it takes a while to start.
    companies.stream().filter(it -> it.by() == By.LINK).forEach(this::invite);
    companies.stream().filter(it -> it.by() == By.LDAP).forEach(this::connectLdap);
    if (!given.has("without-keycloak")) {
      var keycloak = Keycloak.of(given.get("keycloak"), given.path("keycloak-password"));
      steps.step(
          "Keycloak is up",
          () -> keycloak.await(given.path("keycloak-process"), LIMIT.plus(LIMIT)));
      companies.stream()
          .filter(it -> it.by() == By.OPENID || it.by() == By.SAML)
          .forEach(it -> connect(keycloak, it));
    }
    Made.keep(given.path("home"), made);
    if (given.has("json")) {
      System.out.println(Made.json(made));
    } else {
      made.forEach(each -> System.out.print(each.tell()));
      System.out.println(
          "\n  Keycloak and the LDAP directory keep nothing: after ./rowhouse down run this once"
              + " more.\n");
    }
  }

  private List<Company> companies() {
    var all =
        new ArrayList<>(
            List.of(
                Company.small("Vandelay", "art"), Company.of("Hooli", By.LDAP, "gavin", "denpok")));
    if (!given.has("without-keycloak")) {
      all.add(Company.of("Acme", By.OPENID, "ada", "ines"));
      all.add(Company.of(LISTED, By.OPENID, "gus", "hana"));
      if (given.has("saml")) {
        all.add(Company.of("Initech", By.SAML, "bill", "joanna"));
      }
    }
    return all;
  }

  private boolean build(List<Company> companies) {
    companies.forEach(houses::order);
    companies.forEach(each -> urls.put(each.name(), houses.await(each)));
    return true;
  }

  private void invite(Company company) {
    Employee member = company.worker();
    Optional<String> link =
        steps.step(
            company.name() + " has no provider: " + member.name() + " is invited",
            () -> new Members(portal, houses.tenant(company)).link(company, member));
    link.ifPresent(it ->
        steps.step(
            member.name() + "'s link shows the button that lets in", () -> shown(company, it)));
    add(company, "", null, link.orElse(null));
  }

  /** Looking at it uses nothing up. */
  private static boolean shown(Company company, String link) {
    Visitor.Page page = new Visitor().open(link);
    if (!page.body().contains("Sign in to " + company.name())) {
      throw new Failed("the link shows " + page.body());
    }
    return true;
  }

  private void connectLdap(Company company) {
    var ldap = Ldap.of(given.number("ldap-port", 7407), given.path("ldap"));
    steps.step(
        company.name() + "'s IT connects its LDAP directory by the setup link, and tests it",
        () -> setup(company).connect(company, ldap));
    comesIn(company);
    add(company, ldap.address(), null, null);
  }

  private void connect(Keycloak keycloak, Company company) {
    name(given.path("keycloak-hosts"), url(company));
    SetupLink link = setup(company);
    steps.step(
        company.name() + "'s IT connects its provider by the setup link, and tests it",
        () -> link.connect(company, keycloak));
    Made.Listed listed =
        company.name().equals(LISTED)
            ? steps.step(
                company.name() + "'s directory gets a token there, and sends its people by SCIM",
                () -> list(link.directory(), keycloak, company))
            : null;
    comesIn(company);
    add(company, keycloak.issuer(company), listed, null);
  }

  private static Made.Listed list(Scim scim, Keycloak keycloak, Company company) {
    var people = new HashMap<String, String>();
    for (Employee each : company.employees()) {
      String subject = keycloak.subject(company.realm(), each.name());
      people.put(each.name(), scim.add(each, company.email(each), subject));
    }
    return new Made.Listed(scim.url(), scim.token(), people);
  }

  private SetupLink setup(Company company) {
    String at = "tenants/" + houses.tenant(company) + "/connections";
    portal
        .get(at)
        .path("items")
        .forEach(old -> portal.delete(at + "/" + old.path("id").asString()));
    String link = portal.post(at + "/setup-links", Map.of()).path("url").asString();
    if (!link.startsWith(url(company))) {
      throw new Failed("the setup link leads to " + link + " instead of " + url(company));
    }
    return new SetupLink(link);
  }

  private void comesIn(Company company) {
    Employee worker = company.worker();
    steps.step(
        worker.name() + " signs in there and is let in here",
        () ->
            Steps.await(
                "a sign-in",
                LIMIT,
                () ->
                    Optional.of(new Visitor().enter(url(company), worker))
                        .filter(page -> page.isInside(url(company)))));
  }

  private String url(Company company) {
    return urls.getOrDefault(company.name(), "");
  }

  private void add(
      Company company, String provider, Made.@Nullable Listed listed, @Nullable String link) {
    made.add(
        new Made(
            company.name(),
            houses.tenant(company),
            url(company),
            provider,
            company.employees(),
            listed,
            link));
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
}
