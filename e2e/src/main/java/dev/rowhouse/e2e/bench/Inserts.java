package dev.rowhouse.e2e.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The bare thing: rows of an event's size, each committed on its own, one behind the other in a
 * table of our own with no other index.
 */
final class Inserts implements Rounds.Work, AutoCloseable {
  private final String table = "bench_insert_" + UUID.randomUUID().toString().substring(0, 8);
  private final List<Connection> connections = new ArrayList<>();
  private final List<PreparedStatement> statements = new ArrayList<>();

  Inserts(String url, int threads) throws SQLException {
    for (int i = 0; i < threads; i++) {
      connections.add(DriverManager.getConnection(url));
    }
    execute(
        """
        CREATE TABLE %s (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
          received_at DATETIME(6) NOT NULL, payload MEDIUMBLOB NOT NULL)
        """);
    for (Connection connection : connections) {
      statements.add(
          connection.prepareStatement(
              "INSERT INTO " + table + " (received_at, payload) VALUES (NOW(6), ?)"));
    }
  }

  @Override
  public void once(int thread) throws SQLException {
    PreparedStatement insert = statements.get(thread);
    String id = UUID.randomUUID().toString();
    insert.setBytes(1, Posts.body("evt_" + id, false).getBytes(StandardCharsets.UTF_8));
    insert.executeUpdate();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connections.getFirst().createStatement()) {
      statement.execute(sql.formatted(table));
    }
  }

  @Override
  public void close() throws SQLException {
    execute("DROP TABLE %s");
    for (Connection connection : connections) {
      connection.close();
    }
  }
}
