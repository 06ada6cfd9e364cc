package dev.rowhouse.provisioner.machine;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.provisioner.MachineId;
import dev.rowhouse.provisioner.MachineTokenId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of tokens; of the secret only its hash. */
@Component
class TokenStore {
  private static final String SELECT =
      """
      SELECT id, organization_id, server_id, name, region, created_at, expires_at, used_at, machine_id
      FROM provisioner_machine_token
      """;

  private final JdbcClient jdbc;

  TokenStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(MachineToken token, String hash, String by) {
    OrganizationId organization = token.organization();
    ServerId server = token.server();
    jdbc.sql(
            """
            INSERT INTO provisioner_machine_token
              (id, hash, organization_id, server_id, name, region, created_by, created_at, expires_at)
            VALUES (:id, :hash, :organization, :server, :name, :region, :by, :now, :expires)
            """)
        .param("id", token.id().value())
        .param("hash", hash)
        .param("organization", organization == null ? null : organization.value())
        .param("server", server == null ? null : server.value())
        .param("name", token.name())
        .param("region", token.region())
        .param("by", by)
        .param("now", token.createdAt())
        .param("expires", token.expiresAt())
        .update();
  }

  Optional<MachineToken> byHash(String hash) {
    return jdbc.sql(SELECT + " WHERE hash = :hash")
        .param("hash", hash)
        .query((row, _) -> token(row))
        .optional();
  }

  Optional<MachineToken> find(OrganizationId organization, MachineTokenId id) {
    return jdbc.sql(SELECT + " WHERE id = :id AND organization_id = :organization")
        .param("id", id.value())
        .param("organization", organization.value())
        .query((row, _) -> token(row))
        .optional();
  }

  Optional<MachineToken> newest(ServerId server) {
    return jdbc.sql(SELECT + " WHERE server_id = :server ORDER BY id DESC LIMIT 1")
        .param("server", server.value())
        .query((row, _) -> token(row))
        .optional();
  }

  List<MachineToken> waiting(OrganizationId organization, Instant now) {
    return jdbc.sql(
            SELECT
                + """
                 WHERE organization_id = :organization AND used_at IS NULL AND expires_at > :now
                ORDER BY id DESC
                """)
        .param("organization", organization.value())
        .param("now", now)
        .query((row, _) -> token(row))
        .list();
  }

  /** The one write that makes it single: false when somebody was first, or its time is over. */
  boolean use(MachineTokenId id, MachineId machine, Instant now) {
    return jdbc.sql(
                """
                UPDATE provisioner_machine_token SET used_at = :now, machine_id = :machine
                WHERE id = :id AND used_at IS NULL AND expires_at > :now
                """)
            .param("id", id.value())
            .param("machine", machine.value())
            .param("now", now)
            .update()
        > 0;
  }

  /** Removes those that let nobody in and never will; returns how many. */
  int tidy(Instant endedBefore) {
    jdbc.sql(
            """
            DELETE l FROM provisioner_machine_line l
            JOIN provisioner_machine_token t ON t.id = l.token_id
            WHERE t.used_at IS NULL AND t.expires_at < :before
            """)
        .param("before", endedBefore)
        .update();
    return jdbc.sql(
            """
            DELETE FROM provisioner_machine_token WHERE used_at IS NULL AND expires_at < :before
            """)
        .param("before", endedBefore)
        .update();
  }

  private static MachineToken token(ResultSet row) throws SQLException {
    String organization = row.getString("organization_id");
    String server = row.getString("server_id");
    String machine = row.getString("machine_id");
    return new MachineToken(
        new MachineTokenId(row.getString("id")),
        organization == null ? null : new OrganizationId(organization),
        server == null ? null : new ServerId(server),
        row.getString("name"),
        row.getString("region"),
        row.getObject("created_at", Instant.class),
        row.getObject("expires_at", Instant.class),
        time(row, "used_at"),
        machine == null ? null : new MachineId(machine));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Instant.class);
  }
}
