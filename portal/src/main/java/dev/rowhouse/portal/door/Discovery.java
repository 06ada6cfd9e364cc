package dev.rowhouse.portal.door;

import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.connection.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Finds out how a connection's provider is to be spoken to. What was found holds for ten minutes;
 * each connection has its own, even where two name the same provider.
 */
@Component
class Discovery {
  private static final Duration HOLDS = Duration.ofMinutes(10);
  private static final String DOCUMENT = "/.well-known/openid-configuration";

  private final Fetcher fetcher;
  private final Destinations destinations;
  private final Clock clock;
  private final Map<ConnectionId, Found> known = new ConcurrentHashMap<>();

  private record Found(Provider provider, Instant at) {}

  Discovery(Fetcher fetcher, Destinations destinations, Clock clock) {
    this.fetcher = fetcher;
    this.destinations = destinations;
    this.clock = clock;
  }

  /**
   * @throws Impasse when it does not say, or says what cannot be
   */
  Provider of(Connection connection) {
    String issuer = connection.settings().issuer();
    Found found = known.get(connection.id());
    Instant now = clock.instant();
    if (found == null
        || !found.provider().issuer().equals(issuer)
        || found.at().plus(HOLDS).isBefore(now)) {
      found = new Found(look(issuer), now);
      known.put(connection.id(), found);
    }
    return found.provider();
  }

  private Provider look(String issuer) {
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    JsonNode said = fetcher.get("The provider’s configuration (" + DOCUMENT + ")", base + DOCUMENT);
    if (!issuer.equals(said.path("issuer").asString(""))) {
      throw Impasse.untrue(
          "The provider calls itself %s, and the connection names the issuer %s Write it exactly so."
              .formatted(
                  Destinations.shortened(said.path("issuer").asString("")),
                  Destinations.shortened(issuer)));
    }
    return new Provider(
        issuer,
        address(said, "authorization_endpoint"),
        address(said, "token_endpoint"),
        address(said, "jwks_uri"),
        said.has("end_session_endpoint") ? address(said, "end_session_endpoint") : "",
        said.path("authorization_response_iss_parameter_supported").asBoolean(false),
        takesBasic(said.path("token_endpoint_auth_methods_supported")));
  }

  private String address(JsonNode said, String name) {
    String address = said.path(name).asString("");
    return destinations.accept("The provider’s " + name, address).toString();
  }

  /** Basic is what a provider takes that says nothing. */
  private static boolean takesBasic(JsonNode methods) {
    return !methods.isArray()
        || methods.valueStream().anyMatch(it -> it.asString("").equals("client_secret_basic"));
  }
}
