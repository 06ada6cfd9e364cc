package dev.rowhouse.provisioner.connection;

import dev.rowhouse.provisioner.ConnectionId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table of lines, of which each connection keeps the newest.
 *
 * @param table has a growing {@code id} and a {@code connection_id}
 */
public record Trace(JdbcClient jdbc, String table, int kept) {
  public void tidy(ConnectionId connection) {
    jdbc.sql(
            """
            DELETE FROM %1$s
            WHERE connection_id = :connection AND id < COALESCE((
              SELECT id FROM (SELECT id FROM %1$s
                WHERE connection_id = :connection ORDER BY id DESC LIMIT 1 OFFSET :kept) oldest), 0)
            """
                .formatted(table))
        .param("connection", connection.value())
        .param("kept", kept)
        .update();
  }
}
