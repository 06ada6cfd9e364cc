package dev.rowhouse.provisioner.claim;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.bell.Topic;
import dev.rowhouse.db.id.Ids;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * Mints and revokes claims. Where it runs, the vault is open; gateways have public keys only.
 *
 * <p>All claims of a container end with {@code Containers.revokeClaims}.
 */
public final class Claims {
  /** Rung when a key or a revocation is new. */
  static final Topic CHANGED = new Topic("claims");

  /** Of a claim that a builder hands out. */
  public static final Duration LONGEST = Duration.ofHours(1);

  /** Of one that stands for a sign-in at the house's own door. */
  public static final Duration LONGEST_VISIT = Duration.ofHours(24);

  private final ClaimKeys keys;
  private final SigningKeys signing;
  private final Epochs epochs;
  private final Bell bell;
  private final Clock clock;
  private final String issuer;

  /** The container's present epoch. */
  interface Epochs {
    int of(ContainerId container);
  }

  Claims(
      ClaimKeys keys, SigningKeys signing, Epochs epochs, Bell bell, Clock clock, String issuer) {
    this.keys = keys;
    this.signing = signing;
    this.epochs = epochs;
    this.bell = bell;
    this.clock = clock;
    this.issuer = issuer;
  }

  /**
   * A token that opens this container for this person, by one of its names and by no other.
   *
   * @param host the domain by which the person comes, lower case; empty for the installation's own
   * @param lifetime more than nothing, {@link #LONGEST} at most
   * @throws Rejected naming the field that is out of range
   */
  public MintedClaim mint(ContainerId container, String host, Bearer bearer, Duration lifetime) {
    bearer.check();
    check(lifetime, LONGEST, "A claim lives from one second to one hour.");
    return give(container, host, bearer, lifetime);
  }

  /**
   * A claim for who signed in at the house's door: as {@link #mint}, but for {@link #LONGEST_VISIT}
   * at most, since whoever let them in can end it.
   */
  public MintedClaim admit(ContainerId container, String host, Bearer bearer, Duration lifetime) {
    bearer.check();
    check(lifetime, LONGEST_VISIT, "A visit lasts from one second to one day.");
    return give(container, host, bearer, lifetime);
  }

  private MintedClaim give(ContainerId container, String host, Bearer bearer, Duration lifetime) {
    Instant now = clock.instant();
    // Whole seconds, as the token has them.
    Instant end = Instant.ofEpochSecond(now.plus(lifetime).getEpochSecond());
    String id = Ids.mint("clm");
    var claims = new JwtClaims();
    claims.setIssuer(issuer);
    claims.setSubject(bearer.subject());
    claims.setClaim("email", bearer.email());
    claims.setClaim("name", bearer.name());
    claims.setStringListClaim("roles", bearer.roles());
    claims.setJwtId(id);
    claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
    // For the app, which must not hold what opens its house: the audience makes it no claim.
    claims.setAudience("app:" + container.value());
    claims.setClaim(ClaimChecks.ASSERTION, sign(claims.toJson()));
    claims.setAudience(container.value());
    claims.setClaim("host", host);
    claims.setClaim("epoch", epochs.of(container));
    return new MintedClaim(sign(claims.toJson()), id, end);
  }

  /** Ends one claim before its time, at every gateway within moments. */
  public void revoke(String id) {
    if (!id.matches("[a-z0-9_]{1,40}")) {
      throw new Rejected("id", "This is not a claim's identifier.");
    }
    keys.revoke(id, clock.instant().plus(LONGEST_VISIT));
    bell.ring(CHANGED);
  }

  /**
   * What a token opens now by one of the container's names, asked of the database: nobody passes
   * with what was revoked a moment ago. For pages of ours; gateways have {@link ClaimChecks}.
   *
   * @param host as in {@link #mint}
   */
  public Optional<Claim> opened(String token, ContainerId container, String host) {
    var checks = new ClaimChecks(keys, clock, issuer);
    checks.look();
    return checks.check(token, container) instanceof Checking.Valid(var claim)
            && checks.holds(claim, epochs.of(container), clock.millis())
            && claim.host().equals(host)
        ? Optional.of(claim)
        : Optional.empty();
  }

  /** The public keys, for {@code /.well-known/jwks.json}; may be cached for a minute. */
  public String jwks() {
    signing.current();
    var set = new JsonWebKeySet();
    keys.all().forEach(key -> set.addJsonWebKey(KeyForm.parse(key.publicJwk())));
    return set.toJson();
  }

  /**
   * Makes a new key, which signs a minute later when every gateway knows it, and forgets those that
   * no valid claim needs any more. The old one goes on verifying until then.
   */
  public void rotate() {
    signing.rotate();
  }

  private String sign(String payload) {
    try {
      PublicJsonWebKey key = signing.current();
      var jws = new JsonWebSignature();
      jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
      jws.setHeader("typ", "JWT");
      jws.setKeyIdHeaderValue(key.getKeyId());
      jws.setKey(key.getPrivateKey());
      jws.setPayload(payload);
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("a claim cannot be signed", e);
    }
  }

  private static void check(Duration lifetime, Duration longest, String message) {
    if (lifetime.compareTo(Duration.ofSeconds(1)) < 0 || lifetime.compareTo(longest) > 0) {
      throw new Rejected("lifetime", message);
    }
  }
}
