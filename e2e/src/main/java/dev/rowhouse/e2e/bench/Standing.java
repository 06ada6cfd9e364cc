package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Failed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a project's tenants stand, by one kept connection to the installation's own database. */
final class Standing implements AutoCloseable {
  private final Connection connection;
  private final String project;

  Standing(String project) {
    this.project = project;
    try {
      connection = Database.here().open();
    } catch (SQLException e) {
      throw new Failed("the database refuses: " + e.getMessage());
    }
  }

  /**
   * @param running containers that nobody asked to stop
   * @param awake how many run, asked to stop or not
   * @param failed one of those that did
   */
  record Now(List<String> running, int awake, int asleep, Optional<String> failed) {}

  Now look() {
    List<String> running = new ArrayList<>();
    int awake = 0;
    int asleep = 0;
    Optional<String> failed = Optional.empty();
    for (String[] house : ask("SELECT id, observed, desired", "")) {
      switch (house[1]) {
        case "STOPPED" -> asleep++;
        case "RUNNING" -> {
          awake++;
          if (house[2].equals("RUNNING")) {
            running.add(house[0]);
          }
        }
        case "FAILED" -> failed = Optional.of(house[0]);
        default -> {}
      }
    }
    return new Now(running, awake, asleep, failed);
  }

  /** By the node's name. */
  Map<String, Integer> byNode() {
    Map<String, Integer> found = new LinkedHashMap<>();
    for (String[] node :
        ask("SELECT n.name, COUNT(*), ''", "GROUP BY n.id, n.name ORDER BY n.name")) {
      found.put(node[0], Integer.parseInt(node[1]));
    }
    return found;
  }

  private List<String[]> ask(String what, String rest) {
    String from =
        " FROM provisioner_container c LEFT JOIN provisioner_node n ON n.id = c.node_id"
            + " WHERE c.project_id = ? AND c.kind = 'TENANT' AND c.observed <> 'DELETED' ";
    String sql = what.replace("SELECT id, observed, desired", "SELECT c.id, c.observed, c.desired");
    try (PreparedStatement statement = connection.prepareStatement(sql + from + rest)) {
      statement.setString(1, project);
      List<String[]> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(new String[] {rows.getString(1), rows.getString(2), rows.getString(3)});
        }
      }
      return found;
    } catch (SQLException e) {
      throw new Failed("the database refuses: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new Failed("the database refuses: " + e.getMessage());
    }
  }
}
