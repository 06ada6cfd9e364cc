package dev.rowhouse.provisioner.claim;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.secret.Vault;
import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.provisioner.ContainerId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Claims on a real database with only their own tables, and gateways' checks beside them. */
public final class ClaimDesk implements AutoCloseable {
  public static final String ISSUER = "https://builders.example";

  public final Bell bell = new Bell();
  public final Map<ContainerId, Integer> epochs = new ConcurrentHashMap<>();
  public final Claims claims;
  public final JdbcClient jdbc;
  final ClaimKeys keys;
  private final HikariDataSource source = TestDatabase.pool();
  private final Clock clock;

  public ClaimDesk(Clock clock) {
    this.clock = clock;
    jdbc = JdbcClient.create(source);
    run(changelog("040-claims.sql"));
    run(changelog("041-gateways.sql"));
    keys = new ClaimKeys(jdbc);
    claims = desk(new Vault(new byte[32]));
  }

  /** Another process that mints. */
  Claims desk(Vault vault) {
    return new Claims(
        keys,
        new SigningKeys(keys, vault, bell, clock),
        container -> epochs.getOrDefault(container, 0),
        bell,
        clock,
        ISSUER);
  }

  /** A gateway's view, which has not looked yet. */
  public ClaimChecks checks() {
    return new ClaimChecks(keys, clock, ISSUER);
  }

  private void run(String changelog) {
    for (String statement : changelog.split(";\\s*\\n")) {
      String sql = statement.replaceAll("(?m)^--.*$", "").strip();
      if (!sql.isEmpty()) {
        jdbc.sql(sql).update();
      }
    }
  }

  private static String changelog(String file) {
    try (var in = ClaimDesk.class.getResourceAsStream("/db/changelog/provisioner/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    source.close();
  }
}
