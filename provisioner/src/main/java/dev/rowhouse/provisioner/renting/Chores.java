package dev.rowhouse.provisioner.renting;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.bell.Topic;
import dev.rowhouse.db.text.Cut;
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
            ON DUPLICATE KEY UPDATE due_at = VALUES(due_at), holder = NULL, attempts = 0,
              problem = NULL
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

  /** Whether nobody else took it; it comes again then unless it is renewed or done. */
  boolean lease(Chore chore, String holder, Instant until) {
    return jdbc.sql(
                """
                UPDATE provisioner_chore SET due_at = ?, holder = ?, attempts = attempts + 1
                WHERE kind = ? AND subject = ? AND due_at = ?
                """)
            .params(until, holder, chore.kind().name(), chore.subject(), chore.dueAt())
            .update()
        == 1;
  }

  /** Nothing where it was asked for again meanwhile, or somebody else does it. */
  void renew(Chore chore, String holder, Instant until) {
    jdbc.sql(
            """
            UPDATE provisioner_chore SET due_at = ? WHERE kind = ? AND subject = ? AND holder = ?
            """)
        .params(until, chore.kind().name(), chore.subject(), holder)
        .update();
  }

  /** Unless it was asked for again meanwhile. */
  void done(Chore chore, String holder) {
    jdbc.sql("DELETE FROM provisioner_chore WHERE kind = ? AND subject = ? AND holder = ?")
        .params(chore.kind().name(), chore.subject(), holder)
        .update();
  }

  /** It was no failure, and does not count as one. */
  void wait(Chore chore, String holder, Instant dueAt, String forWhat) {
    later(chore, holder, dueAt, forWhat, chore.attempts());
  }

  void failed(Chore chore, String holder, Instant dueAt, String problem) {
    later(chore, holder, dueAt, problem, chore.attempts() + 1);
  }

  private void later(Chore chore, String holder, Instant dueAt, String words, int attempts) {
    jdbc.sql(
            """
            UPDATE provisioner_chore SET due_at = ?, holder = NULL, problem = ?, attempts = ?
            WHERE kind = ? AND subject = ? AND holder = ?
            """)
        .params(
            dueAt,
            Cut.to(LONGEST_PROBLEM, words),
            attempts,
            chore.kind().name(),
            chore.subject(),
            holder)
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
