package dev.rowhouse.e2e.demo;

import dev.rowhouse.e2e.Failed;
import dev.rowhouse.e2e.Gateway;
import dev.rowhouse.e2e.Portal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The demo project's tenants as the API shows them. */
final class Tenants {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  // The clock looks once a minute for whom to erase, and afterwards writes the receipt.
  private static final Duration LONG = Duration.ofMinutes(4);

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

  /** The tenant once it is in one of these states. */
  JsonNode await(String tenant, String... states) {
    List<String> wanted = List.of(states);
    return Steps.await(
        "the tenant " + wanted.getFirst().toLowerCase(Locale.ROOT),
        LONG,
        () ->
            Optional.of(portal.get("tenants/" + tenant))
                .filter(t -> wanted.contains(t.path("state").asString(""))));
  }

  /** The signed statement that it was forgotten, once it is there; verified. */
  JsonNode awaitReceipt(String tenant) {
    JsonNode receipt =
        Steps.await(
            "a receipt of the erasure", LONG, () -> portal.find("tenants/" + tenant + "/receipt"));
    JsonNode verdict = portal.post("receipts/verify", receipt.path("document"));
    System.out.println("             " + verdict.path("words").asString(""));
    return receipt;
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
    JsonNode container = tenant.path("container");
    if (container.path("state").asString("").equals("FAILED")) {
      throw new Failed("the container failed: " + container.path("failure").asString(""));
    }
    return Optional.of(container.path("url").asString("")).filter(url -> !url.isEmpty());
  }
}
