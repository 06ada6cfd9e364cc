package dev.rowhouse.marketplace.inventory;

import dev.rowhouse.db.text.Cut;
import dev.rowhouse.marketplace.IncidentId;
import dev.rowhouse.marketplace.ServerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The history of what went wrong. */
@Repository
public class Incidents {
  private final JdbcClient jdbc;

  Incidents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One that goes on; a second of the same kind beside it is the same one. */
  @Transactional
  public void begin(ServerId server, IncidentKind kind, String words, Instant at) {
    jdbc.sql(
            """
            INSERT INTO marketplace_incident (id, server_id, kind, words, began_at)
            SELECT :id, :server, :kind, :words, :at FROM DUAL WHERE NOT EXISTS (
              SELECT 1 FROM marketplace_incident
              WHERE server_id = :server AND kind = :kind AND ended_at IS NULL)
            """)
        .param("id", IncidentId.mint().value())
        .param("server", server.value())
        .param("kind", kind.name())
        .param("words", Cut.to(500, words))
        .param("at", at)
        .update();
  }

  @Transactional
  public void end(ServerId server, IncidentKind kind, Instant at) {
    jdbc.sql(
            """
            UPDATE marketplace_incident SET ended_at = ?
            WHERE server_id = ? AND kind = ? AND ended_at IS NULL
            """)
        .params(at, server.value(), kind.name())
        .update();
  }

  /** Newest first. */
  public List<Incident> of(ServerId server) {
    return jdbc.sql(
            """
            SELECT * FROM marketplace_incident WHERE server_id = ? ORDER BY began_at DESC, id DESC
            """)
        .param(server.value())
        .query((row, _) ->
            new Incident(
                new IncidentId(row.getString("id")),
                IncidentKind.valueOf(row.getString("kind")),
                row.getString("words"),
                row.getObject("began_at", Instant.class),
                Optional.ofNullable(row.getObject("ended_at", Instant.class))))
        .list();
  }

  /** How much of the days before the moment it was there. */
  public Reliability reliability(ServerId server, Instant now, int days) {
    return Reliability.of(of(server), now.minus(Duration.ofDays(days)), now);
  }
}
