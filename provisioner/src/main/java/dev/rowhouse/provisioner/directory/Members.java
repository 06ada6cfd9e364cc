package dev.rowhouse.provisioner.directory;

import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.DirectoryGroupId;
import dev.rowhouse.provisioner.DirectoryUserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is in which group of a directory. */
@Repository
class Members {
  private static final int AT_ONCE = 500;

  private final JdbcClient jdbc;

  Members(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In the order of identifiers. */
  List<DirectoryUserId> of(DirectoryGroupId group) {
    return jdbc.sql(
            "SELECT user_id FROM provisioner_directory_member WHERE group_id = :group ORDER BY 1")
        .param("group", group.value())
        .query((row, _) -> new DirectoryUserId(row.getString(1)))
        .list();
  }

  /**
   * @return who was in it and is not any more
   */
  Set<DirectoryUserId> change(ConnectionId connection, DirectoryGroupId group, Membership step) {
    return switch (step.kind()) {
      case ADD -> {
        add(connection, group, step.users());
        yield Set.of();
      }
      case REMOVE -> remove(group, step.users());
      case SET -> {
        Set<String> others = new LinkedHashSet<>();
        of(group).forEach(each -> others.add(each.value()));
        others.removeAll(step.users());
        Set<DirectoryUserId> left = remove(group, others);
        add(connection, group, step.users());
        yield left;
      }
    };
  }

  /** Those of the same connection; a repeated one is in it once. */
  private void add(ConnectionId connection, DirectoryGroupId group, Set<String> users) {
    for (List<String> some : parts(users)) {
      jdbc.sql(
              """
              INSERT IGNORE INTO provisioner_directory_member (group_id, user_id)
              SELECT :group, id FROM provisioner_directory_user
              WHERE connection_id = :connection AND NOT gone AND id IN (:users)
              """)
          .param("group", group.value())
          .param("connection", connection.value())
          .param("users", some)
          .update();
    }
  }

  private Set<DirectoryUserId> remove(DirectoryGroupId group, Set<String> users) {
    Set<DirectoryUserId> left = new HashSet<>();
    for (List<String> some : parts(users)) {
      jdbc.sql(
              """
              SELECT user_id FROM provisioner_directory_member
              WHERE group_id = :group AND user_id IN (:users)
              """)
          .param("group", group.value())
          .param("users", some)
          .query((row, _) -> new DirectoryUserId(row.getString(1)))
          .list()
          .forEach(left::add);
      jdbc.sql(
              """
              DELETE FROM provisioner_directory_member
              WHERE group_id = :group AND user_id IN (:users)
              """)
          .param("group", group.value())
          .param("users", some)
          .update();
    }
    return left;
  }

  private static List<List<String>> parts(Collection<String> users) {
    List<String> all = new ArrayList<>(users);
    List<List<String>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      parts.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
    }
    return parts;
  }
}
