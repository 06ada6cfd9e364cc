package dev.rowhouse.provisioner.connection;

import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ConnectionStore {
  private static final String COLUMNS =
      """
      SELECT id, tenant_id, state, name, issuer, client_id, secret_sealed IS NOT NULL AS has_secret,
        secret_expires_at, groups_claim, admits_new, role_of_all, session_minutes, tested_at,
        created_at, changed_at, version
      FROM provisioner_connection
      """;

  private final JdbcClient jdbc;
  private final LdapStore ldap;
  private final Clock clock;

  ConnectionStore(JdbcClient jdbc, LdapStore ldap, Clock clock) {
    this.jdbc = jdbc;
    this.ldap = ldap;
    this.clock = clock;
  }

  void insert(ConnectionId id, TenantId tenant, ConnectionSettings settings) {
    write(
            """
            INSERT INTO provisioner_connection
              (id, tenant_id, state, name, issuer, client_id, secret_expires_at, groups_claim,
               admits_new, role_of_all, session_minutes, created_at, changed_at, version)
            VALUES (:id, :tenant, 'DRAFT', :name, :issuer, :client, :secretEnds, :groups, :admitsNew,
               :roleOfAll, :session, :now, :now, 1)
            """,
            settings)
        .param("id", id.value())
        .param("tenant", tenant.value())
        .update();
    rules(id, settings.rules());
    ldap.keep(id, settings.ldap());
  }

  /** False when somebody changed it since this version. */
  boolean update(ConnectionId id, int version, ConnectionSettings settings, boolean untested) {
    boolean done =
        write(
                    """
                    UPDATE provisioner_connection
                    SET name = :name, issuer = :issuer, client_id = :client,
                      secret_expires_at = :secretEnds, groups_claim = :groups,
                      admits_new = :admitsNew, role_of_all = :roleOfAll, session_minutes = :session,
                      tested_at = IF(:untested, NULL, tested_at), changed_at = :now,
                      version = version + 1
                    WHERE id = :id AND version = :version
                    """,
                    settings)
                .param("id", id.value())
                .param("version", version)
                .param("untested", untested)
                .update()
            == 1;
    if (done) {
      rules(id, settings.rules());
      ldap.keep(id, settings.ldap());
    }
    return done;
  }

  private JdbcClient.StatementSpec write(String sql, ConnectionSettings settings) {
    return jdbc.sql(sql)
        .param("name", settings.name().strip())
        .param("issuer", settings.issuer())
        .param("client", settings.clientId())
        .param("secretEnds", settings.secretExpiresAt())
        .param("groups", settings.groupsClaim())
        .param("admitsNew", settings.admitsNew())
        .param("roleOfAll", settings.roleOfAll())
        .param("session", settings.session().toMinutes())
        .param("now", clock.instant());
  }

  private void rules(ConnectionId id, List<RoleRule> rules) {
    jdbc.sql("DELETE FROM provisioner_connection_role WHERE connection_id = :id")
        .param("id", id.value())
        .update();
    for (int place = 0; place < rules.size(); place++) {
      jdbc.sql(
              """
              INSERT INTO provisioner_connection_role (connection_id, place, grp, role)
              VALUES (:id, :place, :group, :role)
              """)
          .param("id", id.value())
          .param("place", place)
          .param("group", rules.get(place).group())
          .param("role", rules.get(place).role())
          .update();
    }
  }

  void secret(ConnectionId id, String sealed) {
    jdbc.sql(
            """
            UPDATE provisioner_connection
            SET secret_sealed = :sealed, tested_at = NULL, changed_at = :now WHERE id = :id
            """)
        .param("id", id.value())
        .param("sealed", sealed)
        .param("now", clock.instant())
        .update();
  }

  Optional<String> secret(ConnectionId id) {
    return jdbc.sql("SELECT secret_sealed FROM provisioner_connection WHERE id = :id")
        .param("id", id.value())
        .query((row, _) -> Optional.ofNullable(row.getString(1)))
        .optional()
        .flatMap(it -> it);
  }

  boolean move(ConnectionId id, ConnectionState from, ConnectionState to) {
    return jdbc.sql(
                """
                UPDATE provisioner_connection SET state = :to, changed_at = :now
                WHERE id = :id AND state = :from AND (:to <> 'ACTIVE' OR tested_at IS NOT NULL)
                """)
            .param("id", id.value())
            .param("from", from.name())
            .param("to", to.name())
            .param("now", clock.instant())
            .update()
        == 1;
  }

  /** Unless its settings changed while it was tested. */
  boolean tested(ConnectionId id, int version) {
    return jdbc.sql(
                """
                UPDATE provisioner_connection SET tested_at = :now
                WHERE id = :id AND version = :version
                """)
            .param("id", id.value())
            .param("version", version)
            .param("now", clock.instant())
            .update()
        == 1;
  }

  void delete(ConnectionId id) {
    jdbc.sql("DELETE FROM provisioner_connection WHERE id = :id").param("id", id.value()).update();
  }

  /** What its directory says changes before or after this transaction, not meanwhile. */
  void holdStill(ConnectionId id) {
    jdbc.sql("SELECT id FROM provisioner_connection WHERE id = :id LOCK IN SHARE MODE")
        .param("id", id.value())
        .query(String.class)
        .optional();
  }

  Optional<Connection> find(TenantId tenant, ConnectionId id) {
    return jdbc.sql(COLUMNS + "WHERE id = :id AND tenant_id = :tenant")
        .param("id", id.value())
        .param("tenant", tenant.value())
        .query(ConnectionStore::read)
        .optional()
        .map(this::whole);
  }

  List<Connection> of(TenantId tenant) {
    return jdbc
        .sql(COLUMNS + "WHERE tenant_id = :tenant ORDER BY name, id")
        .param("tenant", tenant.value())
        .query(ConnectionStore::read)
        .list()
        .stream()
        .map(this::whole)
        .toList();
  }

  /** Gateways look again whether there is a way to sign in. */
  void touchRoute(TenantId tenant) {
    jdbc.sql(
            """
            UPDATE provisioner_container c
            JOIN provisioner_tenant t ON t.container_id = c.id AND t.id = :tenant
            SET c.changed_at = UTC_TIMESTAMP(6)
            """)
        .param("tenant", tenant.value())
        .update();
  }

  /** With what stands in other tables: asked for when this row's connection is given back. */
  private Connection whole(Connection bare) {
    ConnectionSettings said = bare.settings();
    return bare.with(said.with(rules(bare.id()), ldap.find(bare.id(), said.issuer())));
  }

  private static Connection read(ResultSet row, int number) throws SQLException {
    return new Connection(
        new ConnectionId(row.getString("id")),
        new TenantId(row.getString("tenant_id")),
        ConnectionState.valueOf(row.getString("state")),
        new ConnectionSettings(
            row.getString("name"),
            row.getString("issuer"),
            row.getString("client_id"),
            row.getString("groups_claim"),
            row.getBoolean("admits_new"),
            row.getString("role_of_all"),
            List.of(),
            Duration.ofMinutes(row.getInt("session_minutes")),
            row.getObject("secret_expires_at", Instant.class),
            null),
        row.getBoolean("has_secret"),
        row.getObject("tested_at", Instant.class),
        row.getObject("created_at", Instant.class),
        row.getObject("changed_at", Instant.class),
        row.getInt("version"));
  }

  private List<RoleRule> rules(ConnectionId id) {
    return jdbc.sql(
            """
            SELECT grp, role FROM provisioner_connection_role
            WHERE connection_id = :id ORDER BY place
            """)
        .param("id", id.value())
        .query((row, _) -> new RoleRule(row.getString("grp"), row.getString("role")))
        .list();
  }
}
