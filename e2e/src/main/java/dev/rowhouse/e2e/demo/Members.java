package dev.rowhouse.e2e.demo;

import dev.rowhouse.e2e.Portal;
import dev.rowhouse.e2e.demo.Company.Employee;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Who comes into a tenant's house by a link, as its builder invites them. */
final class Members {
  private final Portal portal;
  private final String at;

  Members(Portal portal, String tenant) {
    this.portal = portal;
    this.at = "tenants/" + tenant + "/members";
  }

  /** A new link for somebody, who is invited if they were not; empty where it goes by e-mail. */
  Optional<String> link(Company company, Employee who) {
    String email = company.email(who);
    JsonNode invited =
        StreamSupport.stream(portal.get(at).path("items").spliterator(), false)
            .filter(it -> it.path("email").asString("").equals(email))
            .findFirst()
            .map(it -> portal.post(at + "/" + it.path("id").asString() + "/resend", Map.of()))
            .orElseGet(() ->
                portal.post(at, Map.of("email", email, "name", who.title(), "role", "editor")));
    return Optional.of(invited.path("link").asString("")).filter(link -> !link.isEmpty());
  }
}
