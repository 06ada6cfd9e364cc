package dev.rowhouse.marketplace.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.marketplace.ApiKeyId;
import dev.rowhouse.marketplace.OrganizationId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ApiKeysTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private final OrganizationId ours = OrganizationId.mint();
  private final OrganizationId theirs = OrganizationId.mint();
  private final HikariDataSource source = TestDatabase.pool();
  private Instant now = NOON;
  private JdbcClient jdbc;
  private ApiKeys keys;

  @BeforeEach
  void tables() throws Exception {
    jdbc = JdbcClient.create(source);
    apply("010-api-key.sql");
    apply("061-key-scope.sql");
    InstantSource time = () -> now;
    keys = new ApiKeys(new KeyRows(jdbc), time.withZone(ZoneOffset.UTC));
  }

  private void apply(String changelog) throws Exception {
    Path file = Path.of("src/main/resources/db/changelog/marketplace", changelog);
    for (String statement : Files.readString(file).replaceAll("(?m)^--.*$", "").split(";\\s*\n")) {
      if (!statement.isBlank()) {
        jdbc.sql(statement).update();
      }
    }
  }

  @AfterEach
  void close() {
    source.close();
  }

  @Test
  void aMintedSecretOpensItsKey() {
    MintedKey minted = mint(null);
    assertThat(minted.secret()).matches("rh_[0-9A-Za-z]{43}").endsWith(minted.key().hint());
    assertThat(keys.open(minted.secret())).map(ApiKey::id).contains(minted.key().id());
  }

  @Test
  void theSecretIsNowhereInTheDatabaseAndNotInTheRecordsText() {
    MintedKey minted = mint(null);
    var stored = jdbc.sql("SELECT hash FROM marketplace_api_key_secret").query(String.class).list();
    assertThat(stored).hasSize(1).noneMatch(minted.secret()::contains);
    assertThat(minted.toString()).doesNotContain(minted.secret());
  }

  @Test
  void whatIsNoSecretOfOursOpensNothing() {
    MintedKey minted = mint(null);
    assertThat(keys.open("")).isEmpty();
    assertThat(keys.open("rh_short")).isEmpty();
    assertThat(keys.open(minted.secret().substring(1))).isEmpty();
    assertThat(keys.open(KeySecrets.mint())).isEmpty();
  }

  @Test
  void anExpiredKeyOpensNothing() {
    MintedKey minted = mint(NOON.plusSeconds(60));
    now = NOON.plusSeconds(59);
    assertThat(keys.open(minted.secret())).isPresent();
    now = NOON.plusSeconds(60);
    assertThat(keys.open(minted.secret())).isEmpty();
  }

  @Test
  void aRolledKeyOpensWithBothSecretsUntilTheOverlapEnds() {
    MintedKey first = mint(null);
    MintedKey second = keys.roll(ours, first.key().id(), Duration.ofHours(1)).orElseThrow();
    assertThat(second.key().id()).isEqualTo(first.key().id());
    assertThat(keys.open(first.secret())).isPresent();
    now = NOON.plus(Duration.ofHours(1));
    assertThat(keys.open(first.secret())).isEmpty();
    assertThat(keys.open(second.secret())).isPresent();
  }

  @Test
  void aRevokedKeyOpensNothingAndCannotBeRolledOrRevokedAgain() {
    MintedKey minted = mint(null);
    ApiKeyId id = minted.key().id();
    assertThat(keys.revoke(ours, id)).isTrue();
    assertThat(keys.open(minted.secret())).isEmpty();
    assertThat(keys.revoke(ours, id)).isFalse();
    assertThat(keys.roll(ours, id, Duration.ZERO)).isEmpty();
  }

  @Test
  void anotherOrganizationNeitherSeesNorRollsNorRevokesIt() {
    ApiKeyId id = mint(null).key().id();
    assertThat(keys.find(theirs, id)).isEmpty();
    assertThat(keys.list(theirs, Optional.empty(), 10)).isEmpty();
    assertThat(keys.roll(theirs, id, Duration.ZERO)).isEmpty();
    assertThat(keys.revoke(theirs, id)).isFalse();
  }

  @Test
  void lastUseIsWrittenAtMostOnceAMinute() {
    MintedKey minted = mint(null);
    keys.open(minted.secret());
    now = NOON.plusSeconds(30);
    keys.open(minted.secret());
    assertThat(lastUse(minted)).isEqualTo(NOON);
    now = NOON.plusSeconds(90);
    keys.open(minted.secret());
    assertThat(lastUse(minted)).isEqualTo(NOON.plusSeconds(90));
  }

  @Test
  void aListGoesOnAfterItsCursor() {
    ApiKeyId first = mint(null).key().id();
    ApiKeyId second = mint(null).key().id();
    var sorted = java.util.stream.Stream.of(first, second).map(ApiKeyId::value).sorted().toList();
    var page = keys.list(ours, Optional.of(new ApiKeyId(sorted.getFirst())), 10);
    assertThat(page).extracting(key -> key.id().value()).containsExactly(sorted.getLast());
  }

  private MintedKey mint(Instant expires) {
    return keys.mint(ours, KeyScope.all(null), "deploy", expires, "user:usr_test");
  }

  private Instant lastUse(MintedKey minted) {
    return keys.find(ours, minted.key().id()).orElseThrow().lastUsedAt();
  }
}
