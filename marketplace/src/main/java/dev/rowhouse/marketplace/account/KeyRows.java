package dev.rowhouse.marketplace.account;

import dev.rowhouse.marketplace.ApiKeyId;
import dev.rowhouse.marketplace.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of keys and their secrets' hashes. */
@Repository
class KeyRows {
  private static final String COLUMNS =
      """
      k.id, k.organization_id, k.project, k.permissions, k.networks, k.name, k.hint, k.created_by, k.created_at,
      k.expires_at, k.last_used_at, k.revoked_at
      """;

  private final JdbcClient jdbc;

  KeyRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(ApiKey key) {
    jdbc.sql(
            """
            INSERT INTO marketplace_api_key
              (id, organization_id, project, permissions, networks, name, hint, created_by,
               created_at, expires_at)
            VALUES (:id, :organization, :project, :permissions, :networks, :name, :hint, :by, :now, :expires)
            """)
        .param("id", key.id().value())
        .param("organization", key.organization().value())
        .param("project", key.project())
        .param("permissions", key.scope().permissionsText())
        .param("networks", key.scope().networksText())
        .param("name", key.name())
        .param("hint", key.hint())
        .param("by", key.createdBy())
        .param("now", key.createdAt())
        .param("expires", key.expiresAt())
        .update();
  }

  void insertSecret(ApiKeyId key, String hash, Instant now) {
    jdbc.sql(
            """
            INSERT INTO marketplace_api_key_secret (hash, key_id, created_at)
            VALUES (:hash, :key, :now)
            """)
        .param("hash", hash)
        .param("key", key.value())
        .param("now", now)
        .update();
  }

  Optional<ApiKey> findBySecret(String hash, Instant now) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + """
                FROM marketplace_api_key_secret s JOIN marketplace_api_key k ON k.id = s.key_id
                WHERE s.hash = :hash AND (s.ends_at IS NULL OR s.ends_at > :now)
                """)
        .param("hash", hash)
        .param("now", now)
        .query(KeyRows::key)
        .optional();
  }

  Optional<Suspension> suspension(OrganizationId organization) {
    return jdbc.sql(
            """
            SELECT suspended_at, suspended_reason, suspended_by, tenants_stopped
            FROM marketplace_organization WHERE id = ? AND suspended_at IS NOT NULL
            """)
        .param(organization.value())
        .query((row, _) -> Suspension.read(row).orElseThrow())
        .optional();
  }

  Optional<ApiKey> find(OrganizationId organization, ApiKeyId id) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + """
                FROM marketplace_api_key k
                WHERE k.id = :id AND k.organization_id = :organization
                """)
        .param("id", id.value())
        .param("organization", organization.value())
        .query(KeyRows::key)
        .optional();
  }

  List<ApiKey> list(OrganizationId organization, String after, int limit) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + """
                FROM marketplace_api_key k
                WHERE k.organization_id = :organization AND k.id > :after
                ORDER BY k.id LIMIT :limit
                """)
        .param("organization", organization.value())
        .param("after", after)
        .param("limit", limit)
        .query(KeyRows::key)
        .list();
  }

  boolean hint(OrganizationId organization, ApiKeyId id, String hint) {
    return jdbc.sql(
                """
                UPDATE marketplace_api_key SET hint = :hint
                WHERE id = :id AND organization_id = :organization AND revoked_at IS NULL
                """)
            .param("hint", hint)
            .param("id", id.value())
            .param("organization", organization.value())
            .update()
        == 1;
  }

  void endSecrets(ApiKeyId key, Instant end) {
    jdbc.sql(
            """
            UPDATE marketplace_api_key_secret SET ends_at = :end
            WHERE key_id = :key AND (ends_at IS NULL OR ends_at > :end)
            """)
        .param("end", end)
        .param("key", key.value())
        .update();
  }

  boolean revoke(OrganizationId organization, ApiKeyId id, Instant now) {
    return jdbc.sql(
                """
                UPDATE marketplace_api_key SET revoked_at = :now
                WHERE id = :id AND organization_id = :organization AND revoked_at IS NULL
                """)
            .param("now", now)
            .param("id", id.value())
            .param("organization", organization.value())
            .update()
        == 1;
  }

  void used(ApiKeyId id, Instant now) {
    jdbc.sql("UPDATE marketplace_api_key SET last_used_at = :now WHERE id = :id")
        .param("now", now)
        .param("id", id.value())
        .update();
  }

  private static ApiKey key(ResultSet row, int number) throws SQLException {
    return new ApiKey(
        new ApiKeyId(row.getString("id")),
        new OrganizationId(row.getString("organization_id")),
        KeyScope.read(
            row.getString("project"), row.getString("permissions"), row.getString("networks")),
        row.getString("name"),
        row.getString("hint"),
        row.getString("created_by"),
        row.getObject("created_at", Instant.class),
        time(row, "expires_at"),
        time(row, "last_used_at"),
        time(row, "revoked_at"));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Instant.class);
  }
}
