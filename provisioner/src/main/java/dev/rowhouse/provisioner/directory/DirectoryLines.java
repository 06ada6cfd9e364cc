package dev.rowhouse.provisioner.directory;

import dev.rowhouse.db.text.Cut;
import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.connection.Trace;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The trace of a directory; each connection keeps its last two thousand lines. */
@Repository
class DirectoryLines {
  private static final int KEPT = 2000;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Trace trace;

  DirectoryLines(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.trace = new Trace(jdbc, "provisioner_directory_line", KEPT);
  }

  void write(ConnectionId connection, boolean refused, String who, String words) {
    jdbc.sql(
            """
            INSERT INTO provisioner_directory_line (connection_id, at, refused, who, words)
            VALUES (:connection, :now, :refused, :who, :words)
            """)
        .param("connection", connection.value())
        .param("now", clock.instant())
        .param("refused", refused)
        .param("who", Cut.to(255, who))
        .param("words", Cut.to(1000, words))
        .update();
    trace.tidy(connection);
  }

  /** The newest first. */
  List<DirectoryLine> of(ConnectionId connection, boolean onlyRefused, int most) {
    return jdbc.sql(
            """
            SELECT at, refused, who, words FROM provisioner_directory_line
            WHERE connection_id = :connection AND (refused OR NOT :only)
            ORDER BY id DESC LIMIT :most
            """)
        .param("connection", connection.value())
        .param("only", onlyRefused)
        .param("most", most)
        .query(DirectoryLine.class)
        .list();
  }
}
