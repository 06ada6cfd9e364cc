package dev.rowhouse.provisioner.renting;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.bell.Topic;
import dev.rowhouse.provisioner.renting.Chore.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows that listeners write and a worker acts on; one of a kind for each subject. */
@Repository
class Chores {
  static final Topic TOPIC = new Topic("renting");
  private static final int LONGEST_PROBLEM = 500;

  private final JdbcClient jdbc;
  private final Bell bell;
  private final Clock clock;

  Chores(JdbcClient jdbc, Bell bell, Clock clock) {
    this.jdbc = jdbc;
    this.bell = bell;
    this.clock = clock;
  }

  /** Due now, also where it waited for another try. */
  void add(Kind kind, String subject) {
    jdbc.sql(
            """
            INSERT INTO provisioner_chore (kind, subject, due_at, created_at) VALUES (?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE due_at = VALUES(due_at), attempts = 0, problem = NULL
            """)
        .params(kind.name(), subject, clock.instant(), clock.instant())
        .update();
    bell.ring(TOPIC);
  }

  List<Chore> due(Instant now) {
    return jdbc.sql(
            """
            SELECT kind, subject, due_at, attempts FROM provisioner_chore WHERE due_at <= ?
            ORDER BY due_at LIMIT 100
            """)
        .param(now)
        .query((row, _) ->
            new Chore(
                Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getObject("due_at", Instant.class),
                row.getInt("attempts")))
        .list();
  }

  /** Whether nobody else took it; it comes again then unless it is done. */
  boolean lease(Chore chore, Instant until) {
    return jdbc.sql(
                """
                UPDATE provisioner_chore SET due_at = ?, attempts = attempts + 1
                WHERE kind = ? AND subject = ? AND due_at = ?
                """)
            .params(until, chore.kind().name(), chore.subject(), chore.dueAt())
            .update()
        == 1;
  }

  /** Unless it was asked for again meanwhile. */
  void done(Chore chore, Instant leased) {
    jdbc.sql("DELETE FROM provisioner_chore WHERE kind = ? AND subject = ? AND due_at = ?")
        .params(chore.kind().name(), chore.subject(), leased)
        .update();
  }

  void later(Chore chore, Instant leased, Instant dueAt, String problem) {
    jdbc.sql(
            """
            UPDATE provisioner_chore SET due_at = ?, problem = ?
            WHERE kind = ? AND subject = ? AND due_at = ?
            """)
        .params(
            dueAt,
            problem.substring(0, Math.min(LONGEST_PROBLEM, problem.length())),
            chore.kind().name(),
            chore.subject(),
            leased)
        .update();
  }

  /** Why one was not done yet; empty when it was, or was not tried. */
  Optional<String> problem(Kind kind, String subject) {
    return jdbc.sql(
            "SELECT problem FROM provisioner_chore WHERE kind = ? AND subject = ? AND problem <>"
                + " ''")
        .params(kind.name(), subject)
        .query(String.class)
        .optional();
  }
}
