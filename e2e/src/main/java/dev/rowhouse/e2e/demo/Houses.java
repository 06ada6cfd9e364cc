package dev.rowhouse.e2e.demo;

import dev.rowhouse.e2e.Failed;
import dev.rowhouse.e2e.Gateway;
import dev.rowhouse.e2e.Portal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A product under its own name and domain, and the house that each company has of it. */
final class Houses {
  static final String DOMAIN = "rooms.localhost";
  private static final String SLUG = "rooms";
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Portal portal;
  private final Gateway gateway;
  private final String project;

  private Houses(Portal portal, Gateway gateway, String project) {
    this.portal = portal;
    this.gateway = gateway;
    this.project = project;
  }

  /** The product, made where it is missing. */
  static Houses of(Portal portal, Gateway gateway) {
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
    return new Houses(portal, gateway, id);
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

  String project() {
    return project;
  }

  /** Where there is none yet. */
  void order(Company company) {
    if (find(company).isEmpty()) {
      portal.post(
          "projects/" + project + "/tenants",
          Map.of("name", company.name(), "reference", company.realm()));
    }
  }

  /** Its address once it answers. */
  String await(Company company) {
    return Steps.await(
        "the house of " + company.name(),
        LIMIT,
        () ->
            find(company)
                .flatMap(Tenants::url)
                .map(Houses::branded)
                .filter(url -> gateway.status(url) == 401));
  }

  /** The same house by the product's domain. */
  private static String branded(String url) {
    URI home = URI.create(url);
    String label = home.getHost().substring(0, home.getHost().indexOf('.'));
    return home.getScheme() + "://" + label + "." + DOMAIN + ":" + home.getPort();
  }

  String tenant(Company company) {
    return find(company).orElseThrow().path("id").asString();
  }

  private Optional<JsonNode> find(Company company) {
    return portal.list("projects/" + project + "/tenants?q=" + company.realm()).stream()
        .filter(it -> it.path("reference").asString("").equals(company.realm()))
        .findFirst();
  }
}
