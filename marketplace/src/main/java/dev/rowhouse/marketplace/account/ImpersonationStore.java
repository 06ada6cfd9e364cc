package dev.rowhouse.marketplace.account;

import dev.rowhouse.marketplace.ImpersonationId;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ImpersonationStore {
  private final JdbcClient jdbc;

  ImpersonationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Impersonation made, String tokenHash) {
    jdbc.sql(
            """
            INSERT INTO marketplace_impersonation
              (id, token_hash, organization_id, user_id, operator, operator_name, reason, made_at,
               opens_until)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            made.id().value(),
            tokenHash,
            made.organization().value(),
            made.user().value(),
            made.operator(),
            made.operatorName(),
            made.reason(),
            made.madeAt(),
            made.opensUntil())
        .update();
  }

  Optional<Impersonation> find(ImpersonationId id) {
    return jdbc.sql("SELECT * FROM marketplace_impersonation WHERE id = ?")
        .param(id.value())
        .query(ImpersonationStore::read)
        .optional();
  }

  Optional<Impersonation> find(ImpersonationId id, String tokenHash) {
    return jdbc.sql("SELECT * FROM marketplace_impersonation WHERE id = ? AND token_hash = ?")
        .params(id.value(), tokenHash)
        .query(ImpersonationStore::read)
        .optional();
  }

  /** Once, and only while it can be begun. */
  boolean begin(ImpersonationId id, Instant now, Instant endsAt) {
    return jdbc.sql(
                """
                UPDATE marketplace_impersonation SET begun_at = ?, ends_at = ?
                WHERE id = ? AND begun_at IS NULL AND ended_at IS NULL AND opens_until > ?
                """)
            .params(now, endsAt, id.value(), now)
            .update()
        == 1;
  }

  boolean end(ImpersonationId id, Instant now) {
    return jdbc.sql(
                "UPDATE marketplace_impersonation SET ended_at = ? WHERE id = ? AND ended_at IS"
                    + " NULL")
            .params(now, id.value())
            .update()
        == 1;
  }

  List<Impersonation> of(OrganizationId organization, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM marketplace_impersonation WHERE organization_id = ?
            ORDER BY id DESC LIMIT ?
            """)
        .params(organization.value(), limit)
        .query(ImpersonationStore::read)
        .list();
  }

  private static Impersonation read(ResultSet row, int number) throws SQLException {
    return new Impersonation(
        new ImpersonationId(row.getString("id")),
        new OrganizationId(row.getString("organization_id")),
        new UserId(row.getString("user_id")),
        row.getString("operator"),
        row.getString("operator_name"),
        row.getString("reason"),
        row.getObject("made_at", Instant.class),
        row.getObject("opens_until", Instant.class),
        Optional.ofNullable(row.getObject("begun_at", Instant.class)),
        Optional.ofNullable(row.getObject("ends_at", Instant.class)),
        Optional.ofNullable(row.getObject("ended_at", Instant.class)));
  }
}
