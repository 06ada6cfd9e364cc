package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Failed;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The installation's own database, asked directly: for counting, and to clear up after a bench. */
record Database(String url) {
  static Database here() {
    String url = System.getenv("ROWHOUSE_DB_URL");
    if (url == null) {
      throw new Failed("ROWHOUSE_DB_URL is not set: run it as ./rowhouse bench");
    }
    return new Database(url);
  }

  long number(String sql) {
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new Failed("the database refuses: " + e.getMessage());
    }
  }

  /** Names of tables that are like one of the patterns. */
  List<String> tables(String... patterns) {
    var names = new ArrayList<String>();
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      for (String pattern : patterns) {
        try (ResultSet rows = statement.executeQuery("SHOW TABLES LIKE '" + pattern + "'")) {
          while (rows.next()) {
            names.add(rows.getString(1));
          }
        }
      }
      return names;
    } catch (SQLException e) {
      throw new Failed("the database refuses: " + e.getMessage());
    }
  }

  void run(String sql) {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new Failed("the database refuses: " + e.getMessage());
    }
  }

  Connection open() throws SQLException {
    return DriverManager.getConnection(url);
  }
}
