package dev.rowhouse.provisioner.brand;

import dev.rowhouse.provisioner.ProjectId;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BrandLetterStore {
  private final JdbcClient jdbc;
  private final Clock clock;

  BrandLetterStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Optional<LetterText> text(ProjectId project, LetterKind kind) {
    return jdbc.sql(
            """
            SELECT subject, body FROM provisioner_brand_letter
            WHERE project_id = :project AND kind = :kind
            """)
        .param("project", project.value())
        .param("kind", kind.name())
        .query(LetterText.class)
        .optional();
  }

  void save(ProjectId project, LetterKind kind, LetterText text) {
    jdbc.sql(
            """
            INSERT INTO provisioner_brand_letter (project_id, kind, subject, body, changed_at)
            VALUES (:project, :kind, :subject, :body, :now)
            ON DUPLICATE KEY UPDATE subject = :subject, body = :body, changed_at = :now
            """)
        .param("project", project.value())
        .param("kind", kind.name())
        .param("subject", text.subject())
        .param("body", text.body())
        .param("now", clock.instant())
        .update();
  }

  void reset(ProjectId project, LetterKind kind) {
    jdbc.sql(
            """
            DELETE FROM provisioner_brand_letter WHERE project_id = :project AND kind = :kind
            """)
        .param("project", project.value())
        .param("kind", kind.name())
        .update();
  }

  Optional<LetterSender> sender(ProjectId project) {
    return jdbc.sql(
            "SELECT name, reply_to FROM provisioner_brand_sender WHERE project_id = :project")
        .param("project", project.value())
        .query(LetterSender.class)
        .optional();
  }

  void save(ProjectId project, LetterSender sender) {
    jdbc.sql(
            """
            INSERT INTO provisioner_brand_sender (project_id, name, reply_to)
            VALUES (:project, :name, :replyTo)
            ON DUPLICATE KEY UPDATE name = :name, reply_to = :replyTo
            """)
        .param("project", project.value())
        .param("name", sender.name())
        .param("replyTo", sender.replyTo())
        .update();
  }
}
