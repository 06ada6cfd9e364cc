package dev.rowhouse.provisioner.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.db.secret.Vault;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClaimsTest {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final MovedClock clock = new MovedClock();
  private final ClaimDesk desk = new ClaimDesk(clock);
  private final ContainerId container = ContainerId.mint();

  static final class MovedClock extends Clock {
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private MintedClaim mint() {
    return desk.claims.mint(
        container,
        "",
        new Bearer("u-7", "zoë@example.com", "Zoë", List.of("admin")),
        Duration.ofHours(1));
  }

  private static Bearer known(String subject, String... roles) {
    return new Bearer(subject, "", "", List.of(roles));
  }

  private ClaimChecks checks() {
    ClaimChecks checks = desk.checks();
    checks.look();
    return checks;
  }

  @Test
  void aMintedClaimIsValidForItsContainerAndSaysWhoItIs() {
    MintedClaim minted = mint();
    Claim claim = valid(checks(), minted);
    assertThat(claim)
        .isEqualTo(
            new Claim(
                minted.id(),
                container,
                "",
                "u-7",
                "zoë@example.com",
                "Zoë",
                List.of("admin"),
                claim.assertion(),
                0,
                minted.expiresAt()));
  }

  @Test
  void theTokenCarriesWhatAnAppNeedsToCheckItByItself() throws Exception {
    var jws = new JsonWebSignature();
    jws.setCompactSerialization(mint().token());
    var set = new JsonWebKeySet(desk.claims.jwks());
    var key = set.findJsonWebKey(jws.getKeyIdHeaderValue(), null, null, null);
    jws.setKey(key.getKey());
    assertThat(jws.verifySignature()).isTrue();
    var claims = JwtClaims.parse(jws.getPayload());
    assertThat(claims.getIssuer()).isEqualTo(ClaimDesk.ISSUER);
    assertThat(claims.getAudience()).containsExactly(container.value());
    assertThat(claims.getJwtId()).startsWith("clm_");
    assertThat(claims.hasClaim("iat")).isTrue();
    assertThat(desk.claims.jwks()).doesNotContain("\"d\"");
  }

  @Test
  void aClaimForAnotherContainerIsRefused() {
    String token = mint().token();
    assertThat(checks().check(token, ContainerId.mint())).isInstanceOf(Checking.Refused.class);
  }

  @Test
  void aClaimEndsWithItsTime() {
    String token = mint().token();
    var checks = checks();
    clock.move(Duration.ofMinutes(59));
    assertThat(checks.check(token, container)).isInstanceOf(Checking.Valid.class);
    clock.move(Duration.ofMinutes(1));
    assertThat(checks.check(token, container)).isInstanceOf(Checking.Refused.class);
  }

  @Test
  void aClaimFromTheFutureIsRefused() {
    clock.move(Duration.ofMinutes(10));
    String token = mint().token();
    var checks = checks();
    clock.move(Duration.ofMinutes(-10));
    assertThat(checks.check(token, container)).isInstanceOf(Checking.Refused.class);
  }

  @Test
  void aTamperedClaimIsRefused() {
    String[] parts = mint().token().split("\\.");
    String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String forged =
        parts[0]
            + "."
            + BASE64.encodeToString(payload.replace("u-7", "u-8").getBytes(StandardCharsets.UTF_8))
            + "."
            + parts[2];
    assertThat(checks().check(forged, container)).isInstanceOf(Checking.Refused.class);
    assertThat(checks().check(parts[0] + "." + parts[1] + ".", container))
        .isInstanceOf(Checking.Refused.class);
  }

  @Test
  void aTokenThatNamesAnotherAlgorithmIsRefused() throws Exception {
    mint();
    String kid = desk.keys.all().getFirst().kid();
    // The public key is public: taken for a secret, it would sign for everyone.
    var secret = OctJwkGenerator.generateJwk(256);
    var jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue("HS256");
    jws.setKeyIdHeaderValue(kid);
    jws.setKey(secret.getKey());
    jws.setPayload(payload());
    assertThat(checks().check(jws.getCompactSerialization(), container))
        .isInstanceOf(Checking.Refused.class);
    String none =
        BASE64.encodeToString(("{\"alg\":\"none\",\"kid\":\"" + kid + "\"}").getBytes())
            + "."
            + BASE64.encodeToString(payload().getBytes())
            + ".";
    assertThat(checks().check(none, container)).isInstanceOf(Checking.Refused.class);
  }

  private String payload() {
    return "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"u\",\"jti\":\"x\",\"iat\":%d,\"exp\":%d,\"epoch\":0}"
        .formatted(
            ClaimDesk.ISSUER,
            container.value(),
            clock.instant().getEpochSecond(),
            clock.instant().getEpochSecond() + 60);
  }

  @Test
  void aTokenOfAKeyNewerThanTheLastLookIsKnownAfterTheNext() {
    var early = desk.checks();
    early.look();
    clock.move(Duration.ofSeconds(1));
    String token = mint().token();
    assertThat(early.check(token, container)).isInstanceOf(Checking.UnknownKey.class);
    early.lookFor(clock.instant());
    assertThat(early.check(token, container)).isInstanceOf(Checking.Valid.class);
  }

  @Test
  void aTokenOfAnotherInstallationIsRefused() {
    var elsewhere =
        new Claims(
            desk.keys,
            new SigningKeys(desk.keys, new Vault(new byte[32]), desk.bell, clock),
            _ -> 0,
            desk.bell,
            clock,
            "https://elsewhere.example");
    String token = elsewhere.mint(container, "", known("u"), Duration.ofMinutes(1)).token();
    assertThat(checks().check(token, container)).isInstanceOf(Checking.Refused.class);
  }

  @Test
  void anythingElseIsRefused() {
    var checks = checks();
    for (String token : List.of("", "x", "a.b.c", "..", "é.ü.ö", "x".repeat(9_000), "{}")) {
      assertThat(checks.check(token, container)).isNotInstanceOf(Checking.Valid.class);
    }
  }

  @Test
  void aRaisedEpochEndsAllClaimsAtOnce() {
    var checks = checks();
    mint();
    checks.look();
    Claim claim = valid(checks, mint());
    assertThat(checks.holds(claim, 0, clock.millis())).isTrue();
    assertThat(checks.holds(claim, 1, clock.millis())).isFalse();
    desk.epochs.put(container, 1);
    assertThat(checks.holds(valid(checks, mint()), 1, clock.millis())).isTrue();
  }

  @Test
  void oneClaimCanBeRevokedAlone() {
    var checks = desk.checks();
    MintedClaim one = mint();
    MintedClaim other = mint();
    desk.claims.revoke(one.id());
    checks.look();
    assertThat(checks.holds(valid(checks, one), 0, clock.millis())).isFalse();
    assertThat(checks.holds(valid(checks, other), 0, clock.millis())).isTrue();
  }

  private Claim valid(ClaimChecks checks, MintedClaim minted) {
    return ((Checking.Valid) checks.check(minted.token(), container)).claim();
  }

  @Test
  void aRotatedKeySignsOnceEveryoneKnowsItAndTheOldOneGoesOnVerifying() {
    MintedClaim before = mint();
    desk.claims.rotate();
    assertThat(desk.keys.all()).hasSize(2);
    var checks = checks();
    String first = kid(before);
    assertThat(kid(mint())).isEqualTo(first);
    clock.move(Duration.ofMinutes(2));
    MintedClaim after = mint();
    assertThat(kid(after)).isNotEqualTo(first);
    assertThat(checks.check(after.token(), container)).isInstanceOf(Checking.Valid.class);
    assertThat(checks.check(before.token(), container)).isInstanceOf(Checking.Valid.class);
    clock.move(Claims.LONGEST_VISIT.plusHours(1));
    desk.claims.rotate();
    assertThat(desk.keys.all().stream().map(ClaimKey::kid)).doesNotContain(first).hasSize(2);
  }

  @Test
  void whatAnAppGetsToCheckOpensNothing() {
    MintedClaim minted = mint();
    var checks = checks();
    String assertion = valid(checks, minted).assertion();
    assertThat(assertion).startsWith("ey");
    assertThat(checks.check(assertion, container)).isInstanceOf(Checking.Refused.class);
  }

  @Test
  void aVisitLastsADayAtMostAndCanBeEnded() {
    MintedClaim visit = desk.claims.admit(container, "", known("prs", "r"), Claims.LONGEST_VISIT);
    var checks = checks();
    clock.move(Duration.ofHours(23));
    Claim claim = valid(checks, visit);
    assertThat(checks.holds(claim, 0, clock.millis())).isTrue();
    desk.claims.revoke(visit.id());
    checks.look();
    assertThat(checks.holds(claim, 0, clock.millis())).isFalse();
  }

  private static String kid(MintedClaim minted) {
    try {
      var jws = new JsonWebSignature();
      jws.setCompactSerialization(minted.token());
      return jws.getKeyIdHeaderValue();
    } catch (org.jose4j.lang.JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void thePrivateKeyIsSealedAtRest() {
    mint();
    var row = desk.keys.signing(clock.instant()).orElseThrow();
    assertThat(row.privateSealed()).startsWith("v1.");
    byte[] other = new byte[32];
    other[0] = 1;
    assertThatThrownBy(() ->
            desk.desk(new Vault(other)).mint(container, "", known("u"), Duration.ofMinutes(1)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatIsOutOfRangeIsRejectedByName() {
    assertThatThrownBy(() -> desk.claims.mint(container, "", known(" "), Duration.ofMinutes(1)))
        .isInstanceOfSatisfying(Rejected.class, it -> assertThat(it.field()).isEqualTo("subject"));
    assertThatThrownBy(() -> desk.claims.mint(container, "", known("u"), Duration.ofMinutes(61)))
        .isInstanceOfSatisfying(Rejected.class, it -> assertThat(it.field()).isEqualTo("lifetime"));
    assertThatThrownBy(() -> desk.claims.mint(container, "", known("u", ""), Duration.ofMinutes(1)))
        .isInstanceOfSatisfying(Rejected.class, it -> assertThat(it.field()).isEqualTo("roles"));
  }
}
