package dev.rowhouse.billing.inbox;

import dev.rowhouse.billing.EndpointId;
import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.db.secret.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All webhook endpoints. Their secrets are sealed and never read out again. */
@Component
public class Endpoints {
  private final EndpointStore store;
  private final SecretStore secrets;
  private final Vault vault;
  private final Clock clock;

  Endpoints(EndpointStore store, SecretStore secrets, Vault vault, Clock clock) {
    this.store = store;
    this.secrets = secrets;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * @throws InvalidEndpoint when name or secret cannot be used
   */
  @Transactional
  public EndpointSecret create(NewEndpoint wanted) {
    String secret = SigningSecret.orNew(wanted.kind(), wanted.secret());
    InvalidEndpoint.checkName(wanted.name());
    InvalidEndpoint.checkAccount(wanted.account());
    var endpoint =
        new Endpoint(
            EndpointId.mint(),
            wanted.owner(),
            wanted.kind(),
            wanted.name().strip(),
            wanted.livemode(),
            wanted.account(),
            null,
            true,
            null,
            clock.instant());
    store.insert(endpoint);
    secrets.insert(endpoint.id(), seal(endpoint.id(), secret), endpoint.createdAt());
    return new EndpointSecret(endpoint, secret);
  }

  /**
   * Sets a new secret; the old ones hold for the overlap (at most seven days) and no longer.
   *
   * @param secret the sender's own new secret; null: we make one
   */
  @Transactional
  public EndpointSecret roll(EndpointId id, @Nullable String secret, Duration overlap) {
    Endpoint endpoint = store.find(id).orElseThrow(() -> InvalidEndpoint.unknown(id));
    String fresh = SigningSecret.orNew(endpoint.kind(), secret);
    Instant now = clock.instant();
    secrets.expire(id, now.plus(SigningSecret.overlap(overlap)));
    secrets.insert(id, seal(id, fresh), now);
    return new EndpointSecret(endpoint, fresh);
  }

  /** A disabled endpoint answers like one that does not exist. */
  @Transactional
  public void enable(EndpointId id, boolean enabled) {
    store.enable(id, enabled);
  }

  /** The connected account withdrew its consent (or gave it again): its events are quarantined. */
  @Transactional
  public void deauthorize(EndpointId id, boolean deauthorized) {
    store.deauthorize(id, deauthorized ? clock.instant() : null);
  }

  public Optional<Endpoint> find(EndpointId id) {
    return store.find(id);
  }

  /** In the order they were made. */
  public List<Endpoint> list(OwnerId owner) {
    return store.list(owner);
  }

  /** The secrets that hold now, newest first. */
  List<String> secretsOf(EndpointId id) {
    return secrets.valid(id, clock.instant()).stream()
        .map(s -> vault.open(s, context(id)))
        .toList();
  }

  private String seal(EndpointId id, String secret) {
    return vault.seal(secret, context(id));
  }

  private static String context(EndpointId id) {
    return "endpoint:" + id.value();
  }
}
