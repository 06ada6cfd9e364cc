package dev.rowhouse.provisioner.directory;

import dev.rowhouse.marketplace.account.Tokens;
import dev.rowhouse.provisioner.ConnectionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** By which directories write here: shown once, kept as digests, each for one connection. */
@Repository
class DirectoryTokens {
  /** So that scanners of other people's repositories know it for a secret. */
  private static final String START = "scim_";

  private static final Duration TO_THE_MINUTE = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private final Clock clock;

  DirectoryTokens(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param overlap for how long those of before go on
   */
  String mint(ConnectionId connection, Duration overlap) {
    Instant now = clock.instant();
    jdbc.sql(
            """
            DELETE FROM provisioner_directory_token
            WHERE connection_id = :connection AND ends_at <= :now
            """)
        .param("connection", connection.value())
        .param("now", now)
        .update();
    jdbc.sql(
            """
            UPDATE provisioner_directory_token SET ends_at = :end
            WHERE connection_id = :connection AND (ends_at IS NULL OR ends_at > :end)
            """)
        .param("connection", connection.value())
        .param("end", now.plus(overlap))
        .update();
    String token = START + Tokens.mint();
    jdbc.sql(
            """
            INSERT INTO provisioner_directory_token (token_hash, connection_id, hint, created_at)
            VALUES (:hash, :connection, :hint, :now)
            """)
        .param("hash", Tokens.hash(token))
        .param("connection", connection.value())
        .param("hint", token.substring(token.length() - 4))
        .param("now", now)
        .update();
    return token;
  }

  void end(ConnectionId connection) {
    jdbc.sql("DELETE FROM provisioner_directory_token WHERE connection_id = :connection")
        .param("connection", connection.value())
        .update();
  }

  List<DirectoryToken> of(ConnectionId connection) {
    return jdbc.sql(
            """
            SELECT hint, created_at, ends_at, used_at FROM provisioner_directory_token
            WHERE connection_id = :connection AND (ends_at IS NULL OR ends_at > :now)
            ORDER BY created_at DESC
            """)
        .param("connection", connection.value())
        .param("now", clock.instant())
        .query(DirectoryToken.class)
        .list();
  }

  /** Whether it is one of this connection's, now. */
  boolean opens(ConnectionId connection, String token) {
    Instant now = clock.instant();
    String hash = Tokens.hash(token);
    boolean opens =
        jdbc.sql(
                    """
                    SELECT COUNT(*) FROM provisioner_directory_token
                    WHERE token_hash = :hash AND connection_id = :connection
                      AND (ends_at IS NULL OR ends_at > :now)
                    """)
                .param("hash", hash)
                .param("connection", connection.value())
                .param("now", now)
                .query(Integer.class)
                .single()
            == 1;
    if (opens) {
      jdbc.sql(
              """
              UPDATE provisioner_directory_token SET used_at = :now
              WHERE token_hash = :hash AND (used_at IS NULL OR used_at < :before)
              """)
          .param("hash", hash)
          .param("now", now)
          .param("before", now.minus(TO_THE_MINUTE))
          .update();
    }
    return opens;
  }
}
