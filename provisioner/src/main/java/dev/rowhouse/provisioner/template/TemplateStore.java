package dev.rowhouse.provisioner.template;

import static java.util.stream.Collectors.joining;

import dev.rowhouse.provisioner.Ability;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.Json;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.UploadId;
import dev.rowhouse.provisioner.project.SealedVariables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TemplateStore {
  private static final String COLUMNS =
      """
      SELECT project_id, container_id, wanted IS NOT NULL AS waits, origin, source, snapshots, needs, sandbox,
        created_at
      FROM provisioner_template
      """;

  private final JdbcClient jdbc;
  private final SealedVariables variables;
  private final Clock clock;

  TemplateStore(JdbcClient jdbc, SealedVariables variables, Clock clock) {
    this.jdbc = jdbc;
    this.variables = variables;
    this.clock = clock;
  }

  /**
   * @param wanted what to make when the source is there; null when it is made already
   */
  void insert(Template template, @Nullable NewTemplate wanted) {
    jdbc.sql(
            """
            INSERT INTO provisioner_template
              (project_id, container_id, origin, source, wanted, created_at, changed_at)
            VALUES (:project, :container, :origin, :source, :wanted, :now, :now)
            ON DUPLICATE KEY UPDATE container_id = :container, origin = :origin, source = :source,
              wanted = :wanted, changed_at = :now
            """)
        .param("project", template.project().value())
        .param("container", template.container() == null ? null : template.container().value())
        .param("origin", template.origin().name())
        .param("source", template.source())
        .param("wanted", wanted == null ? null : write(template.project(), wanted))
        .param("now", clock.instant())
        .update();
  }

  Optional<Template> find(ProjectId project) {
    return jdbc.sql(COLUMNS + "WHERE project_id = :project")
        .param("project", project.value())
        .query(TemplateStore::read)
        .optional();
  }

  Optional<Template> lock(ProjectId project) {
    return jdbc.sql(COLUMNS + "WHERE project_id = :project FOR UPDATE")
        .param("project", project.value())
        .query(TemplateStore::read)
        .optional();
  }

  /** Templates that wait for this upload, with what to make of it. */
  List<Waiting> waitingFor(UploadId upload) {
    return jdbc.sql(
            """
            SELECT project_id, wanted FROM provisioner_template
            WHERE origin = 'UPLOAD' AND source = :upload AND container_id IS NULL FOR UPDATE
            """)
        .param("upload", upload.value())
        .query(this::waiting)
        .list();
  }

  void made(ProjectId project, @Nullable ContainerId container) {
    jdbc.sql(
            """
            UPDATE provisioner_template
            SET container_id = :container, wanted = NULL, changed_at = :now
            WHERE project_id = :project
            """)
        .param("project", project.value())
        .param("container", container == null ? null : container.value())
        .param("now", clock.instant())
        .update();
  }

  void need(ProjectId project, Set<Ability> needs) {
    jdbc.sql(
            """
            UPDATE provisioner_template SET needs = :needs, changed_at = :now
            WHERE project_id = :project
            """)
        .param("project", project.value())
        .param("needs", needs.stream().map(Ability::key).sorted().collect(joining(",")))
        .param("now", clock.instant())
        .update();
  }

  void sandbox(ProjectId project, boolean on) {
    jdbc.sql(
            """
            UPDATE provisioner_template SET sandbox = :on, changed_at = :now
            WHERE project_id = :project
            """)
        .param("project", project.value())
        .param("on", on)
        .param("now", clock.instant())
        .update();
  }

  /** The next snapshot's number; call with the row locked. */
  int number(ProjectId project) {
    jdbc.sql(
            """
            UPDATE provisioner_template SET snapshots = snapshots + 1 WHERE project_id = :project
            """)
        .param("project", project.value())
        .update();
    return jdbc.sql("SELECT snapshots FROM provisioner_template WHERE project_id = :project")
        .param("project", project.value())
        .query(Integer.class)
        .single();
  }

  private String write(ProjectId project, NewTemplate wanted) {
    return Json.write(
        new Stored(
            wanted.settings(),
            variables.write(wanted.environment(), context(project)),
            wanted.rules()));
  }

  private Waiting waiting(ResultSet row, int number) throws SQLException {
    var project = new ProjectId(row.getString("project_id"));
    Stored stored = Json.read(row.getString("wanted"), Stored.class);
    var wanted =
        new NewTemplate(
            new Source.Image(""),
            stored.settings(),
            variables.read(stored.environment(), context(project)),
            stored.rules());
    return new Waiting(project, wanted);
  }

  private static Template read(ResultSet row, int number) throws SQLException {
    String container = row.getString("container_id");
    return new Template(
        new ProjectId(row.getString("project_id")),
        container == null ? null : new ContainerId(container),
        row.getBoolean("waits"),
        Template.Origin.valueOf(row.getString("origin")),
        row.getString("source"),
        row.getInt("snapshots"),
        needs(row.getString("needs")),
        row.getBoolean("sandbox"),
        row.getObject("created_at", Instant.class));
  }

  private static Set<Ability> needs(String keys) {
    Set<Ability> needs = EnumSet.noneOf(Ability.class);
    Arrays.stream(keys.split(",")).map(Ability::of).flatMap(Optional::stream).forEach(needs::add);
    return needs;
  }

  private static String context(ProjectId project) {
    return "template:" + project.value();
  }

  record Waiting(ProjectId project, NewTemplate wanted) {}

  private record Stored(Settings settings, String environment, List<FirewallRule> rules) {}
}
