package dev.rowhouse.billing.inbox;

import dev.rowhouse.billing.EndpointId;
import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.signature.RollingSecrets;
import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.db.secret.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All webhook endpoints. Their secrets are sealed and never read out again. */
@Component
public class Endpoints {
  // For so long another process may go on with what it knew: short enough for a rolled secret.
  private static final Duration REMEMBERED = Duration.ofSeconds(1);

  private final EndpointStore store;
  private final RollingSecrets secrets;
  private final Vault vault;
  private final Clock clock;
  private final Map<EndpointId, Known> known = new ConcurrentHashMap<>();

  Endpoints(EndpointStore store, JdbcClient jdbc, Vault vault, Clock clock) {
    this.store = store;
    this.secrets = new RollingSecrets(jdbc, "billing_endpoint_secret", "endpoint");
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * @throws InvalidEndpoint when name or secret cannot be used
   */
  @Transactional
  public EndpointSecret create(NewEndpoint wanted) {
    InvalidEndpoint.checkAccount(wanted.account());
    return insert(wanted);
  }

  /** For {@link Endpoint#CONNECTED}: who runs the installation has one, and nobody else. */
  @Transactional
  public Endpoint connected(OwnerId owner, String name, boolean livemode) {
    var wanted =
        new NewEndpoint(owner, EndpointKind.STRIPE, name, livemode, Endpoint.CONNECTED, null);
    return insert(wanted).endpoint();
  }

  private EndpointSecret insert(NewEndpoint wanted) {
    String secret = SigningSecret.orNew(wanted.kind(), wanted.secret());
    InvalidEndpoint.checkName(wanted.name());
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
    secrets.add(endpoint.id().value(), seal(endpoint.id(), secret), endpoint.createdAt());
    return new EndpointSecret(endpoint, secret);
  }

  /**
   * Sets a new secret; the old ones hold for the overlap (at most seven days) and no longer.
   *
   * @param secret the sender's own new secret; null: we make one
   */
  @Transactional
  public EndpointSecret roll(
      OwnerId owner, EndpointId id, @Nullable String secret, Duration overlap) {
    Endpoint endpoint = store.find(owner, id).orElseThrow(() -> InvalidEndpoint.unknown(id));
    String fresh = SigningSecret.orNew(endpoint.kind(), secret);
    Instant now = clock.instant();
    secrets.expire(id.value(), now.plus(SigningSecret.overlap(overlap)));
    secrets.add(id.value(), seal(id, fresh), now);
    known.remove(id);
    return new EndpointSecret(endpoint, fresh);
  }

  /** A disabled endpoint answers like one that does not exist. */
  @Transactional
  public void enable(OwnerId owner, EndpointId id, boolean enabled) {
    store.enable(owner, id, enabled);
    known.remove(id);
  }

  /** The connected account withdrew its consent (or gave it again): its events are quarantined. */
  @Unowned
  @Transactional
  public void deauthorize(EndpointId id, boolean deauthorized) {
    store.deauthorize(id, deauthorized ? clock.instant() : null);
    known.remove(id);
  }

  public Optional<Endpoint> find(OwnerId owner, EndpointId id) {
    return store.find(owner, id);
  }

  @Unowned
  public Optional<Endpoint> find(EndpointId id) {
    return store.find(id);
  }

  /** In the order they were made. */
  public List<Endpoint> list(OwnerId owner) {
    return store.list(owner);
  }

  /** For the door: an endpoint with the secrets that hold, as of a second ago at the most. */
  Optional<Known> known(EndpointId id) {
    Instant now = clock.instant();
    Known remembered = known.get(id);
    if (remembered != null && now.isBefore(remembered.until())) {
      return Optional.of(remembered);
    }
    Optional<Known> fresh =
        store.find(id).map(e -> new Known(e, secretsOf(id), now.plus(REMEMBERED)));
    fresh.ifPresentOrElse(k -> known.put(id, k), () -> known.remove(id));
    return fresh;
  }

  void noteVersion(EndpointId id, String apiVersion) {
    store.noteVersion(id, apiVersion);
    known.remove(id);
  }

  private List<String> secretsOf(EndpointId id) {
    return secrets.valid(id.value(), clock.instant()).stream()
        .map(s -> vault.open(s, context(id)))
        .toList();
  }

  record Known(Endpoint endpoint, List<String> secrets, Instant until) {}

  private String seal(EndpointId id, String secret) {
    return vault.seal(secret, context(id));
  }

  private static String context(EndpointId id) {
    return "endpoint:" + id.value();
  }
}
