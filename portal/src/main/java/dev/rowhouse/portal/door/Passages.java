package dev.rowhouse.portal.door;

import dev.rowhouse.db.secret.Vault;
import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.ContainerId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Ways that are under way. Each is taken once, and by the browser that began it. */
@Repository
class Passages {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final JdbcClient jdbc;
  private final Vault vault;
  private final Clock clock;

  Passages(JdbcClient jdbc, Vault vault, Clock clock) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.clock = clock;
  }

  void begin(String state, String browser, Passage passage) {
    jdbc.sql("DELETE FROM portal_passage WHERE ends_at < :now LIMIT 100")
        .param("now", clock.instant())
        .update();
    String hash = Secrets.hash(state);
    jdbc.sql(
            """
            INSERT INTO portal_passage (state_hash, browser_hash, container_id, connection_id, nonce,
              verifier_sealed, path, test, ends_at)
            VALUES (:state, :browser, :container, :connection, :nonce, :verifier, :path, :test, :ends)
            """)
        .param("state", hash)
        .param("browser", Secrets.hash(browser))
        .param("container", passage.container().value())
        .param("connection", passage.connection().value())
        .param("nonce", passage.nonce())
        .param("verifier", vault.seal(passage.verifier(), "passage:" + hash))
        .param("path", passage.path())
        .param("test", passage.test())
        .param("ends", clock.instant().plus(LONGEST))
        .update();
  }

  /**
   * Empty when there is none, or it is another browser's, house's or connection's, over, or taken
   * already. What does not fit is not taken: only who began it can end it.
   */
  Optional<Passage> take(
      String state, String browser, ContainerId container, ConnectionId connection) {
    String hash = Secrets.hash(state);
    int taken =
        jdbc.sql(
                """
                UPDATE portal_passage SET taken = TRUE
                WHERE state_hash = :state AND browser_hash = :browser AND container_id = :container
                  AND connection_id = :connection AND ends_at > :now AND NOT taken
                """)
            .param("state", hash)
            .param("browser", Secrets.hash(browser))
            .param("container", container.value())
            .param("connection", connection.value())
            .param("now", clock.instant())
            .update();
    return taken == 1 ? Optional.of(read(hash)) : Optional.empty();
  }

  private Passage read(String hash) {
    return jdbc.sql(
            """
            SELECT container_id, connection_id, nonce, verifier_sealed, path, test
            FROM portal_passage WHERE state_hash = :state
            """)
        .param("state", hash)
        .query((row, _) ->
            new Passage(
                new ContainerId(row.getString("container_id")),
                new ConnectionId(row.getString("connection_id")),
                row.getString("nonce"),
                vault.open(row.getString("verifier_sealed"), "passage:" + hash),
                row.getString("path"),
                row.getBoolean("test")))
        .single();
  }
}
