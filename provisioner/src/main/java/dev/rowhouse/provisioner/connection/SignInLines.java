package dev.rowhouse.provisioner.connection;

import dev.rowhouse.db.text.Cut;
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
  private final Trace trace;

  SignInLines(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.trace = new Trace(jdbc, "provisioner_sign_in_line", KEPT);
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
        .param("who", Cut.to(255, who))
        .param("words", Cut.to(1000, words))
        .param("test", test)
        .update();
    trace.tidy(connection);
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
}
