package dev.rowhouse.portal.door;

import dev.rowhouse.provisioner.ConnectionId;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.springframework.stereotype.Component;

/**
 * The public keys of providers. They hold for ten minutes; a token that names another is looked up
 * at once, but no more often than every ten seconds.
 */
@Component
class ProviderKeys {
  private static final Duration HOLD = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final Fetcher fetcher;
  private final Clock clock;
  private final Map<ConnectionId, Known> known = new ConcurrentHashMap<>();

  private record Known(String from, List<JsonWebKey> keys, Instant at) {}

  ProviderKeys(Fetcher fetcher, Clock clock) {
    this.fetcher = fetcher;
    this.clock = clock;
  }

  /**
   * @throws Impasse when the provider publishes no key that made this signature
   */
  Key of(ConnectionId connection, Provider provider, JsonWebSignature token) {
    Instant now = clock.instant();
    Known held = known.get(connection);
    if (held == null
        || !held.from().equals(provider.keys())
        || held.at().plus(HOLD).isBefore(now)) {
      return select(look(connection, provider, now), token);
    }
    try {
      return select(held, token);
    } catch (Impasse unknown) {
      if (held.at().plus(PAUSE).isAfter(now)) {
        throw unknown;
      }
      return select(look(connection, provider, now), token);
    }
  }

  private Known look(ConnectionId connection, Provider provider, Instant now) {
    var body = fetcher.get("The provider’s keys (jwks_uri)", provider.keys());
    try {
      var fresh =
          new Known(provider.keys(), new JsonWebKeySet(body.toString()).getJsonWebKeys(), now);
      known.put(connection, fresh);
      return fresh;
    } catch (JoseException e) {
      throw Impasse.away("The provider’s keys cannot be read: " + e.getMessage());
    }
  }

  private static Key select(Known held, JsonWebSignature token) {
    try {
      return new JwksVerificationKeyResolver(held.keys()).resolveKey(token, List.of());
    } catch (UnresolvableKeyException e) {
      throw Impasse.untrue(
          "The ID token is signed with a key that the provider does not publish (kid %s)."
              .formatted(token.getKeyIdHeaderValue()));
    }
  }
}
