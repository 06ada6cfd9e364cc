package dev.rowhouse.provisioner.connection;

import dev.rowhouse.provisioner.ConnectionId;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The trace of sign-ins; a connection keeps its last five hundred. */
@Repository
class SignInLines {
  private static final int KEPT = 500;

  private final JdbcClient jdbc;
  private final Clock clock;

  SignInLines(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void write(
      ConnectionId connection, SignInLine.Outcome outcome, String who, String words, boolean test) {
    jdbc.sql(
            """
            INSERT INTO provisioner_sign_in_line (connection_id, at, outcome, who, words, test)
            VALUES (:connection, :now, :outcome, :who, :words, :test)
            """)
        .param("connection", connection.value())
        .param("now", clock.instant())
        .param("outcome", outcome.name())
        .param("who", cut(who, 255))
        .param("words", cut(words, 1000))
        .param("test", test)
        .update();
    tidy(connection);
  }

  private void tidy(ConnectionId connection) {
    jdbc.sql(
            """
            DELETE FROM provisioner_sign_in_line
            WHERE connection_id = :connection AND id < COALESCE((
              SELECT id FROM (SELECT id FROM provisioner_sign_in_line
                WHERE connection_id = :connection ORDER BY id DESC LIMIT 1 OFFSET :kept) oldest), 0)
            """)
        .param("connection", connection.value())
        .param("kept", KEPT)
        .update();
  }

  List<SignInLine> of(ConnectionId connection) {
    return jdbc.sql(
            """
            SELECT at, outcome, who, words, test FROM provisioner_sign_in_line
            WHERE connection_id = :connection ORDER BY id DESC LIMIT 100
            """)
        .param("connection", connection.value())
        .query(SignInLine.class)
        .list();
  }

  private static String cut(String text, int longest) {
    return text.substring(0, Math.min(text.length(), longest));
  }
}
