package dev.rowhouse.marketplace.account;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.db.text.Cut;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Organizations that are deleted, or were. */
@Repository
public class Closures {
  private final JdbcClient jdbc;
  private final Clock clock;

  Closures(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whether this call began it: once for each organization. */
  public boolean begin(Organization organization, User by, List<String> goes) {
    return jdbc.sql(
                """
                INSERT IGNORE INTO marketplace_closure
                  (organization_id, name, asked_by, asked_by_name, asked_at, goes)
                VALUES (:id, :name, :by, :byName, :now, :goes)
                """)
            .param("id", organization.id().value())
            .param("name", organization.name())
            .param("by", by.id().value())
            .param("byName", by.name())
            .param("now", clock.instant())
            .param("goes", String.join("\n", goes))
            .update()
        == 1;
  }

  public Optional<Closure> find(OrganizationId organization) {
    return jdbc.sql("SELECT * FROM marketplace_closure WHERE organization_id = ?")
        .param(organization.value())
        .query(Closures::read)
        .optional();
  }

  /** Those that one person asked for, the newest first. */
  public List<Closure> askedBy(UserId user) {
    return jdbc.sql(
            "SELECT * FROM marketplace_closure WHERE asked_by = ? ORDER BY asked_at DESC LIMIT 100")
        .param(user.value())
        .query(Closures::read)
        .list();
  }

  /** What is not done yet. */
  @Unowned
  public List<Closure> open() {
    return jdbc.sql("SELECT * FROM marketplace_closure WHERE done_at IS NULL ORDER BY asked_at")
        .query(Closures::read)
        .list();
  }

  @Unowned
  public void wait(OrganizationId organization, String why) {
    jdbc.sql(
            """
            UPDATE marketplace_closure SET waits = :why
            WHERE organization_id = :id AND done_at IS NULL
            """)
        .param("why", Cut.to(1000, why))
        .param("id", organization.value())
        .update();
  }

  /**
   * Nobody belongs to it from now on, and nothing opens it; its name stays in receipts and bills.
   */
  @Unowned
  @Transactional
  public void finish(OrganizationId organization, List<String> receipt) {
    int done =
        jdbc.sql(
                """
                UPDATE marketplace_closure SET done_at = :now, receipt = :receipt, waits = NULL
                WHERE organization_id = :id AND done_at IS NULL
                """)
            .param("now", clock.instant())
            .param("receipt", String.join("\n", receipt))
            .param("id", organization.value())
            .update();
    if (done == 1) {
      for (String table : List.of("member", "invitation", "api_key")) {
        jdbc.sql("DELETE FROM marketplace_" + table + " WHERE organization_id = ?")
            .param(organization.value())
            .update();
      }
    }
  }

  private static Closure read(ResultSet row, int number) throws SQLException {
    return new Closure(
        new OrganizationId(row.getString("organization_id")),
        row.getString("name"),
        new UserId(row.getString("asked_by")),
        row.getString("asked_by_name"),
        row.getObject("asked_at", Instant.class),
        row.getString("goes").lines().toList(),
        Optional.ofNullable(row.getString("waits")),
        Objects.requireNonNullElse(row.getString("receipt"), "").lines().toList(),
        Optional.ofNullable(row.getObject("done_at", Instant.class)));
  }
}
