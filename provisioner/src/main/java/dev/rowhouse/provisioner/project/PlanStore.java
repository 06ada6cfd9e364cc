package dev.rowhouse.provisioner.project;

import dev.rowhouse.provisioner.Json;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.PlanId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.SnapshotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PlanStore {
  private static final String COLUMNS =
      """
      SELECT id, project_id, price, name, snapshot_id, limits, variables, region, version
      FROM provisioner_plan
      WHERE project_id = :project
      """;

  private final JdbcClient jdbc;
  private final SealedVariables variables;
  private final Clock clock;

  PlanStore(JdbcClient jdbc, SealedVariables variables, Clock clock) {
    this.jdbc = jdbc;
    this.variables = variables;
    this.clock = clock;
  }

  void insert(Plan plan) {
    write(
            """
            INSERT INTO provisioner_plan
              (id, project_id, price, name, snapshot_id, limits, variables, region, created_at,
               changed_at, version)
            VALUES (:id, :project, :price, :name, :snapshot, :limits, :variables, :region, :now,
              :now, 1)
            """,
            plan)
        .update();
  }

  boolean update(Plan plan) {
    return write(
                """
                UPDATE provisioner_plan
                SET price = :price, name = :name, snapshot_id = :snapshot, limits = :limits,
                  variables = :variables, region = :region, changed_at = :now, version = version + 1
                WHERE id = :id AND project_id = :project AND version = :version
                """,
                plan)
            .param("version", plan.version())
            .update()
        == 1;
  }

  private JdbcClient.StatementSpec write(String sql, Plan plan) {
    PlanTerms terms = plan.terms();
    return jdbc.sql(sql)
        .param("id", plan.id().value())
        .param("project", plan.project().value())
        .param("price", terms.price().strip())
        .param("name", terms.name().strip())
        .param("snapshot", terms.snapshot() == null ? null : terms.snapshot().value())
        .param("limits", terms.limits() == null ? null : Json.write(terms.limits()))
        .param("variables", variables.write(terms.variables(), context(plan.id())))
        .param("region", terms.region())
        .param("now", clock.instant());
  }

  boolean delete(ProjectId project, PlanId id) {
    return jdbc.sql("DELETE FROM provisioner_plan WHERE project_id = :project AND id = :id")
            .param("project", project.value())
            .param("id", id.value())
            .update()
        == 1;
  }

  List<Plan> list(ProjectId project) {
    return jdbc.sql(COLUMNS + "ORDER BY name, id")
        .param("project", project.value())
        .query(this::read)
        .list();
  }

  Optional<Plan> find(ProjectId project, PlanId id) {
    return jdbc.sql(COLUMNS + "AND id = :id")
        .param("project", project.value())
        .param("id", id.value())
        .query(this::read)
        .optional();
  }

  Optional<Plan> byPrice(ProjectId project, String price) {
    return jdbc.sql(COLUMNS + "AND price = :price")
        .param("project", project.value())
        .param("price", price)
        .query(this::read)
        .optional();
  }

  boolean isSnapshot(ProjectId project, SnapshotId snapshot) {
    return jdbc.sql(
                """
                SELECT COUNT(*) FROM provisioner_snapshot
                WHERE id = :id AND project_id = :project AND state IN ('FREEZING', 'READY')
                """)
            .param("id", snapshot.value())
            .param("project", project.value())
            .query(Long.class)
            .single()
        == 1;
  }

  private Plan read(ResultSet row, int number) throws SQLException {
    var id = new PlanId(row.getString("id"));
    String snapshot = row.getString("snapshot_id");
    String limits = row.getString("limits");
    var terms =
        new PlanTerms(
            row.getString("price"),
            row.getString("name"),
            snapshot == null ? null : new SnapshotId(snapshot),
            limits == null ? null : Json.read(limits, Limits.class),
            variables.read(row.getString("variables"), context(id)),
            row.getString("region"));
    return new Plan(id, new ProjectId(row.getString("project_id")), terms, row.getInt("version"));
  }

  private static String context(PlanId id) {
    return "plan:" + id.value();
  }
}
