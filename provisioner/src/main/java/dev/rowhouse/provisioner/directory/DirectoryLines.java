package dev.rowhouse.provisioner.directory;

import dev.rowhouse.provisioner.ConnectionId;
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

  DirectoryLines(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
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
        .param("who", cut(who, 255))
        .param("words", cut(words, 1000))
        .update();
    tidy(connection);
  }

  private void tidy(ConnectionId connection) {
    jdbc.sql(
            """
            DELETE FROM provisioner_directory_line
            WHERE connection_id = :connection AND id < COALESCE((
              SELECT id FROM (SELECT id FROM provisioner_directory_line
                WHERE connection_id = :connection ORDER BY id DESC LIMIT 1 OFFSET :kept) oldest), 0)
            """)
        .param("connection", connection.value())
        .param("kept", KEPT)
        .update();
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

  private static String cut(String text, int longest) {
    return text.substring(0, Math.min(text.length(), longest));
  }
}
