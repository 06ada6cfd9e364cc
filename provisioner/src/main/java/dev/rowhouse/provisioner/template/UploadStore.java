package dev.rowhouse.provisioner.template;

import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.UploadId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UploadStore {
  private static final String COLUMNS =
      """
      SELECT id, project_id, name, state, expected_bytes, received_bytes, loaded_bytes, digest,
        image, problem, created_at, changed_at
      FROM provisioner_upload
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  UploadStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void insert(Upload upload) {
    jdbc.sql(
            """
            INSERT INTO provisioner_upload
              (id, project_id, name, state, expected_bytes, received_bytes, loaded_bytes,
               created_at, changed_at)
            VALUES (:id, :project, :name, :state, :expected, 0, 0, :at, :at)
            """)
        .param("id", upload.id().value())
        .param("project", upload.project().value())
        .param("name", upload.name())
        .param("state", upload.state().name())
        .param("expected", upload.expectedBytes())
        .param("at", upload.createdAt())
        .update();
  }

  void received(UploadId id, long bytes) {
    set(id, "received_bytes = :value", bytes);
  }

  boolean complete(UploadId id, long bytes, String digest) {
    return jdbc.sql(
                """
                UPDATE provisioner_upload
                SET state = 'RECEIVED', received_bytes = :bytes, digest = :digest, changed_at = :now
                WHERE id = :id AND state = 'RECEIVING'
                """)
            .param("id", id.value())
            .param("bytes", bytes)
            .param("digest", digest)
            .param("now", clock.instant())
            .update()
        == 1;
  }

  void loadedBytes(UploadId id, long bytes) {
    set(id, "loaded_bytes = :value", bytes);
  }

  void loaded(UploadId id, String image) {
    set(id, "state = 'LOADED', problem = NULL, image = :value", image);
  }

  void failed(UploadId id, String problem) {
    set(id, "state = 'FAILED', problem = :value", problem);
  }

  /** Leaves it for a later try, with words why. */
  void later(UploadId id, String problem) {
    set(id, "state = 'RECEIVED', leased_until = NULL, problem = :value", problem);
  }

  /** True when this worker may load it: nobody else does. */
  boolean lease(UploadId id, Duration length) {
    Instant now = clock.instant();
    return jdbc.sql(
                """
                UPDATE provisioner_upload SET state = 'LOADING', leased_until = :until
                WHERE id = :id AND (state = 'RECEIVED'
                  OR state = 'LOADING' AND leased_until < :now)
                """)
            .param("id", id.value())
            .param("until", now.plus(length))
            .param("now", now)
            .update()
        == 1;
  }

  void renew(UploadId id, Duration length) {
    jdbc.sql("UPDATE provisioner_upload SET leased_until = :until WHERE id = :id")
        .param("id", id.value())
        .param("until", clock.instant().plus(length))
        .update();
  }

  List<Upload> toLoad() {
    return jdbc.sql(
            COLUMNS
                + """
                WHERE state = 'RECEIVED' OR state = 'LOADING' AND leased_until < :now ORDER BY id
                """)
        .param("now", clock.instant())
        .query(UploadStore::read)
        .list();
  }

  /** Uploads that stopped coming in. */
  List<Upload> stalled(Duration silence) {
    return jdbc.sql(COLUMNS + "WHERE state = 'RECEIVING' AND changed_at < :before")
        .param("before", clock.instant().minus(silence))
        .query(UploadStore::read)
        .list();
  }

  /** Received and not touched since by anybody who could load them. */
  List<Upload> forgotten(Duration silence) {
    return jdbc.sql(COLUMNS + "WHERE state = 'RECEIVED' AND changed_at < :before")
        .param("before", clock.instant().minus(silence))
        .query(UploadStore::read)
        .list();
  }

  Optional<Upload> find(ProjectId project, UploadId id) {
    return jdbc.sql(COLUMNS + "WHERE project_id = :project AND id = :id")
        .param("project", project.value())
        .param("id", id.value())
        .query(UploadStore::read)
        .optional();
  }

  List<Upload> list(ProjectId project) {
    return jdbc.sql(COLUMNS + "WHERE project_id = :project ORDER BY id DESC")
        .param("project", project.value())
        .query(UploadStore::read)
        .list();
  }

  private void set(UploadId id, String assignment, Object value) {
    jdbc.sql("UPDATE provisioner_upload SET changed_at = :now, " + assignment + " WHERE id = :id")
        .param("id", id.value())
        .param("value", value)
        .param("now", clock.instant())
        .update();
  }

  private static Upload read(ResultSet row, int number) throws SQLException {
    return new Upload(
        new UploadId(row.getString("id")),
        new ProjectId(row.getString("project_id")),
        row.getString("name"),
        Upload.State.valueOf(row.getString("state")),
        row.getObject("expected_bytes", Long.class),
        row.getLong("received_bytes"),
        row.getLong("loaded_bytes"),
        row.getString("digest"),
        row.getString("image"),
        row.getString("problem"),
        row.getObject("created_at", Instant.class),
        row.getObject("changed_at", Instant.class));
  }
}
