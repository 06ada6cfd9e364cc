package dev.rowhouse.provisioner.claim;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.provisioner.ContainerId;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/** Checks claims against public keys and revocations in memory; asks the database for nothing. */
public final class ClaimChecks {
  static final String ASSERTION = "assertion";
  private static final int LONGEST_TOKEN = 8 * 1024;
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final ClaimKeys keys;
  private final Clock clock;
  private final String issuer;
  private volatile Map<String, Key> byKid = Map.of();
  private volatile Set<String> revoked = Set.of();
  private volatile Instant lookedAt = Instant.EPOCH;

  ClaimChecks(ClaimKeys keys, Clock clock, String issuer) {
    this.keys = keys;
    this.clock = clock;
    this.issuer = issuer;
  }

  /** Reads keys and revocations again; blocks. What is known stays when the database is away. */
  public synchronized void look() {
    Instant now = clock.instant();
    byKid =
        keys.all().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    ClaimKey::kid, key -> KeyForm.parse(key.publicJwk()).getPublicKey()));
    revoked = keys.revoked(now);
    lookedAt = now;
  }

  public AutoCloseable follow(Bell bell, Runnable look) {
    return bell.listen(Claims.CHANGED, look);
  }

  /**
   * Looks again for whoever met an unknown key at this instant. Blocks; asks the database at most
   * four times a second however many ask, and not at all when someone has looked since.
   */
  public synchronized void lookFor(Instant met) {
    if (lookedAt.isAfter(met)) {
      return;
    }
    long rest = Duration.between(clock.instant(), lookedAt.plus(PAUSE)).toMillis();
    if (rest > 0) {
      pause(rest);
    }
    look();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Signature, algorithm, issuer, audience and times; not epoch and revocation, which change. */
  public Checking check(String token, ContainerId container) {
    if (token.length() > LONGEST_TOKEN) {
      return new Checking.Refused();
    }
    try {
      Key key = byKid.get(kid(token));
      return key == null ? new Checking.UnknownKey() : verify(token, key, container);
    } catch (JoseException | InvalidJwtException | MalformedClaimException e) {
      return new Checking.Refused();
    } catch (IllegalArgumentException e) {
      // An identifier of another form than ours.
      return new Checking.Refused();
    }
  }

  /**
   * Whether a claim that was valid still is.
   *
   * @param epoch the container's now
   * @param now milliseconds
   */
  public boolean holds(Claim claim, int epoch, long now) {
    return claim.expiresAt().toEpochMilli() > now
        && claim.epoch() >= epoch
        && !revoked.contains(claim.id());
  }

  private static String kid(String token) throws JoseException {
    var jws = new JsonWebSignature();
    jws.setCompactSerialization(token);
    String kid = jws.getKeyIdHeaderValue();
    return kid == null ? "" : kid;
  }

  private Checking verify(String token, Key key, ContainerId container)
      throws InvalidJwtException, MalformedClaimException {
    JwtClaims claims =
        new JwtConsumerBuilder()
            .setJwsAlgorithmConstraints(
                new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA))
            .setVerificationKey(key)
            .setExpectedIssuer(issuer)
            .setExpectedAudience(container.value())
            .setRequireSubject()
            .setRequireJwtId()
            .setRequireExpirationTime()
            .setRequireIssuedAt()
            .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
            // Our own clocks differ by seconds; nobody mints for the future, or for longer.
            .setAllowedClockSkewInSeconds(0)
            .setIssuedAtRestrictions(5, (int) Claims.LONGEST_VISIT.toSeconds())
            .build()
            .processToClaims(token);
    return new Checking.Valid(claim(claims, container));
  }

  private static Claim claim(JwtClaims claims, ContainerId container)
      throws MalformedClaimException {
    Function<String, String> text =
        name -> claims.getClaimValue(name) instanceof String value ? value : "";
    Number epoch = claims.getClaimValue("epoch", Number.class);
    if (epoch == null) {
      throw new MalformedClaimException("a claim has an epoch");
    }
    List<String> roles = claims.getStringListClaimValue("roles");
    return new Claim(
        claims.getJwtId(),
        container,
        text.apply("host"),
        claims.getSubject(),
        text.apply("email"),
        text.apply("name"),
        roles == null ? List.of() : List.copyOf(roles),
        text.apply(ASSERTION),
        epoch.intValue(),
        Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
  }
}
