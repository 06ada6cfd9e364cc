package dev.rowhouse.provisioner.letter;

import dev.rowhouse.db.secret.Vault;
import dev.rowhouse.provisioner.Json;
import dev.rowhouse.provisioner.LetterId;
import dev.rowhouse.provisioner.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LetterStore {
  private final JdbcClient jdbc;
  private final Vault vault;

  LetterStore(JdbcClient jdbc, Vault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  void insert(LetterId id, String messageId, Letter letter, LetterState state, Instant now) {
    TenantId tenant = letter.tenant();
    boolean waits = state == LetterState.WAITING;
    String sealed =
        vault.seal(Json.write(new Post.Envelope(letter.sender(), letter.words())), context(id));
    jdbc.sql(
            """
            INSERT INTO provisioner_letter (id, tenant_id, recipient, message_id, sealed, state,
              attempts, next_at, useful_until, created_at, changed_at)
            VALUES (:id, :tenant, :to, :message, :sealed, :state, 0, :next, :until, :now, :now)
            """)
        .param("id", id.value())
        .param("tenant", tenant == null ? null : tenant.value())
        .param("to", waits ? letter.to() : "")
        .param("message", messageId)
        .param("sealed", waits ? sealed : null)
        .param("state", state.name())
        .param("next", waits ? now : null)
        .param("until", now.plus(letter.useful()))
        .param("now", now)
        .update();
  }

  List<Post> due(Instant now) {
    return jdbc.sql(
            """
            SELECT id, recipient, message_id, sealed, attempts, useful_until, created_at
            FROM provisioner_letter
            WHERE next_at <= :now AND state = 'WAITING' ORDER BY next_at LIMIT 100
            """)
        .param("now", now)
        .query(this::post)
        .list();
  }

  /** One of all workers sends it; should that one die, another does after the given instant. */
  boolean take(LetterId id, Instant now, Instant until) {
    return jdbc.sql(
                """
                UPDATE provisioner_letter SET next_at = :until, attempts = attempts + 1
                WHERE id = :id AND state = 'WAITING' AND next_at <= :now
                """)
            .param("id", id.value())
            .param("until", until)
            .param("now", now)
            .update()
        == 1;
  }

  /** It is over; what it said is forgotten. */
  void end(LetterId id, LetterState how, @Nullable String problem, Instant now) {
    jdbc.sql(
            """
            UPDATE provisioner_letter SET state = :how, problem = :problem, sealed = NULL,
              next_at = NULL, changed_at = :now
            WHERE id = :id AND state = 'WAITING'
            """)
        .param("id", id.value())
        .param("how", how.name())
        .param("problem", problem)
        .param("now", now)
        .update();
  }

  void postpone(LetterId id, String problem, Instant next, Instant now) {
    jdbc.sql(
            """
            UPDATE provisioner_letter SET problem = :problem, next_at = :next, changed_at = :now
            WHERE id = :id AND state = 'WAITING'
            """)
        .param("id", id.value())
        .param("problem", problem)
        .param("next", next)
        .param("now", now)
        .update();
  }

  void recall(TenantId tenant, String to, Instant now) {
    jdbc.sql(
            """
            UPDATE provisioner_letter SET state = 'DROPPED', recipient = '', sealed = NULL,
              next_at = NULL, changed_at = :now
            WHERE tenant_id = :tenant AND recipient = :to AND state = 'WAITING'
            """)
        .param("tenant", tenant.value())
        .param("to", to)
        .param("now", now)
        .update();
  }

  void forget(TenantId tenant) {
    jdbc.sql("DELETE FROM provisioner_letter WHERE tenant_id = :tenant")
        .param("tenant", tenant.value())
        .update();
  }

  int sweep(Instant before) {
    return jdbc.sql(
            """
            DELETE FROM provisioner_letter
            WHERE state <> 'WAITING' AND changed_at < :before LIMIT 1000
            """)
        .param("before", before)
        .update();
  }

  private Post post(ResultSet row, int number) throws SQLException {
    var id = new LetterId(row.getString("id"));
    return new Post(
        id,
        row.getString("recipient"),
        row.getString("message_id"),
        Json.read(vault.open(row.getString("sealed"), context(id)), Post.Envelope.class),
        row.getInt("attempts"),
        row.getObject("useful_until", Instant.class),
        row.getObject("created_at", Instant.class));
  }

  private static String context(LetterId id) {
    return "letter:" + id.value();
  }
}
