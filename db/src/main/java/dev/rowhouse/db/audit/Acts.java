package dev.rowhouse.db.audit;

import dev.rowhouse.db.bell.Topic;
import dev.rowhouse.db.text.Cut;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The audit log. Lines are added and read; triggers refuse everything else. */
@Repository
public class Acts {
  /** Rung from time to time: whoever keeps changes on their way here looks for abandoned ones. */
  public static final Topic DUE = new Topic("acts");

  private final JdbcClient jdbc;
  private final Clock clock;

  Acts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** In the transaction of what it tells of: neither is there without the other. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Act write(Actor actor, Deed deed, String before, String after) {
    var act = new Act(ActId.mint(), clock.instant(), actor, cut(deed), before, after);
    insert(act);
    return act;
  }

  private static Deed cut(Deed deed) {
    return new Deed(
        deed.verb(),
        Cut.to(190, deed.subject()),
        Cut.to(200, deed.name()),
        deed.organization(),
        Cut.to(500, deed.reason()));
  }

  private void insert(Act act) {
    jdbc.sql(
            """
            INSERT INTO db_act
              (id, done_at, actor, actor_name, origin, verb, subject, subject_name, organization,
               reason, was, is_now)
            VALUES (:id, :at, :actor, :name, :origin, :verb, :subject, :subjectName, :organization,
              :reason, :was, :now)
            """)
        .param("id", act.id().value())
        .param("at", act.at())
        .param("actor", act.actor().id())
        .param("name", Cut.to(254, act.actor().name()))
        .param("origin", Cut.to(64, act.actor().origin()))
        .param("verb", act.deed().verb())
        .param("subject", act.deed().subject())
        .param("subjectName", act.deed().name())
        .param("organization", act.deed().organization())
        .param("reason", act.deed().reason())
        .param("was", act.before())
        .param("now", act.after())
        .update();
  }

  /** Newest first, before the given one; at most 1000. */
  public List<Act> list(ActFilter filter, Optional<ActId> before, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM db_act
            WHERE id < :before
              AND (:who = '' OR LOCATE(:who, actor_name) > 0 OR LOCATE(:who, actor) > 0)
              AND (:what = '' OR verb LIKE CONCAT(:what, '%') OR subject = :what
                OR subject_name = :what)
              AND (:organization = '' OR organization = :organization)
              AND done_at >= :from AND done_at < :to
            ORDER BY id DESC LIMIT :limit
            """)
        .param("before", before.map(ActId::value).orElse("act_~"))
        .param("who", filter.who())
        .param("what", filter.what())
        .param("organization", filter.organization())
        .param("from", filter.from() == null ? Instant.EPOCH : filter.from())
        .param("to", filter.to() == null ? Instant.parse("9999-01-01T00:00:00Z") : filter.to())
        .param("limit", Math.clamp(limit, 1, 1000))
        .query(Acts::read)
        .list();
  }

  public Optional<Act> find(ActId id) {
    return jdbc.sql("SELECT * FROM db_act WHERE id = ?")
        .param(id.value())
        .query(Acts::read)
        .optional();
  }

  private static Act read(ResultSet row, int number) throws SQLException {
    return new Act(
        new ActId(row.getString("id")),
        row.getObject("done_at", Instant.class),
        new Actor(row.getString("actor"), row.getString("actor_name"), row.getString("origin")),
        new Deed(
            row.getString("verb"),
            row.getString("subject"),
            row.getString("subject_name"),
            row.getString("organization"),
            row.getString("reason")),
        row.getString("was"),
        row.getString("is_now"));
  }
}
