package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.ContainerId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The data paths that containers have, or once had, a volume for. */
@Component
class Volumes {
  private final JdbcClient jdbc;

  Volumes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds those that are not there yet; none is ever taken away before the container goes. */
  void add(ContainerId id, List<String> paths) {
    for (String path : paths) {
      jdbc.sql(
              """
              INSERT IGNORE INTO provisioner_volume (container_id, path) VALUES (:id, :path)
              """)
          .param("id", id.value())
          .param("path", path)
          .update();
    }
  }

  /** Path, and whether its volume may hold data. */
  Map<String, Boolean> of(ContainerId id) {
    return jdbc
        .sql("SELECT path, ready FROM provisioner_volume WHERE container_id = :id")
        .param("id", id.value())
        .query(Line.class)
        .list()
        .stream()
        .collect(Collectors.toMap(Line::path, Line::ready));
  }

  /** Writes down that what a volume held is gone, or is back. */
  void lost(ContainerId id, String path, boolean lost) {
    jdbc.sql(
            """
            UPDATE provisioner_volume SET lost = :lost
            WHERE container_id = :id AND path = :path AND lost <> :lost
            """)
        .param("id", id.value())
        .param("path", path)
        .param("lost", lost)
        .update();
  }

  /** What is lost may be made anew; false when nothing is. */
  boolean giveUp(ContainerId id) {
    return 0
        < jdbc.sql(
                """
                UPDATE provisioner_volume SET ready = FALSE, lost = FALSE
                WHERE container_id = :id AND lost
                """)
            .param("id", id.value())
            .update();
  }

  void ready(ContainerId id) {
    jdbc.sql("UPDATE provisioner_volume SET ready = TRUE WHERE container_id = :id AND NOT ready")
        .param("id", id.value())
        .update();
  }

  void forget(ContainerId id) {
    jdbc.sql("DELETE FROM provisioner_volume WHERE container_id = :id")
        .param("id", id.value())
        .update();
  }

  record Line(String path, boolean ready) {}
}
