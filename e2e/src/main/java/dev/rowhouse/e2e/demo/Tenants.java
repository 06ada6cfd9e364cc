package dev.rowhouse.e2e.demo;

import dev.rowhouse.e2e.Failed;
import dev.rowhouse.e2e.Gateway;
import dev.rowhouse.e2e.Portal;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The demo project's tenants as the API shows them. */
final class Tenants {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final Portal portal;
  private final Gateway gateway;
  private final String project;

  Tenants(Portal portal, Gateway gateway, String project) {
    this.portal = portal;
    this.gateway = gateway;
    this.project = project;
  }

  Optional<JsonNode> find(String subscription) {
    return portal.list("projects/" + project + "/tenants?q=" + subscription).stream()
        .filter(t -> t.path("subscription").asString("").equals(subscription))
        .findFirst();
  }

  /** The tenant once it is in that state. */
  JsonNode await(String subscription, String state) {
    return Steps.await(
        "the tenant " + state.toLowerCase(java.util.Locale.ROOT),
        LIMIT,
        () -> find(subscription).filter(t -> t.path("state").asString("").equals(state)));
  }

  /** The URL once it answers 200 through the gateway. */
  String awaitUrl(String subscription) {
    return Steps.await(
        "an answer from the tenant's house",
        LIMIT,
        () -> find(subscription).flatMap(Tenants::url).filter(url -> gateway.status(url) == 200));
  }

  /**
   * @throws Failed when its container cannot be made
   */
  static Optional<String> url(JsonNode tenant) {
    if (tenant.path("containerState").asString("").equals("FAILED")) {
      throw new Failed("the container failed: " + tenant.path("failure").asString(""));
    }
    return Optional.of(tenant.path("url").asString("")).filter(url -> !url.isEmpty());
  }
}
