package dev.rowhouse.provisioner.connection;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.tenant.Tenants;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links by which the people who run a tenant's identity provider connect it themselves: each for
 * one connection of one tenant, at that tenant's door only, for three days.
 */
@Repository
public class Setups {
  private static final Duration LASTS = Duration.ofDays(3);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient jdbc;
  private final Tenants tenants;
  private final ConnectionStore store;
  private final Connecting connecting;
  private final SignInLines lines;
  private final Clock clock;

  Setups(
      JdbcClient jdbc,
      Tenants tenants,
      ConnectionStore store,
      Connecting connecting,
      SignInLines lines,
      Clock clock) {
    this.jdbc = jdbc;
    this.tenants = tenants;
    this.store = store;
    this.connecting = connecting;
    this.lines = lines;
    this.clock = clock;
  }

  /**
   * A new link; those of before go on until they end.
   *
   * @return its secret part, shown once
   * @throws NoSuchElementException when the organization has no such tenant
   */
  @Transactional
  public String open(OrganizationId organization, TenantId tenant) {
    tenants.staying(organization, tenant);
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    jdbc.sql(
            """
            INSERT INTO provisioner_setup_link (token_hash, tenant_id, connection_id, created_at, ends_at)
            VALUES (SHA2(:token, 256), :tenant, :connection, :now, :ends)
            """)
        .param("token", token)
        .param("tenant", tenant.value())
        .param("connection", ConnectionId.mint().value())
        .param("now", clock.instant())
        .param("ends", clock.instant().plus(LASTS))
        .update();
    return token;
  }

  /** Every link of a tenant ends. */
  @Transactional
  public void closeAll(OrganizationId organization, TenantId tenant) {
    tenants.get(organization, tenant);
    forget(tenant);
  }

  void forget(TenantId tenant) {
    jdbc.sql("DELETE FROM provisioner_setup_link WHERE tenant_id = :tenant")
        .param("tenant", tenant.value())
        .update();
  }

  /** Empty when the link is over, or another tenant's. */
  public Optional<Setup> at(Porch porch, String token) {
    return jdbc.sql(
            """
            SELECT connection_id, ends_at FROM provisioner_setup_link
            WHERE token_hash = SHA2(:token, 256) AND tenant_id = :tenant AND ends_at > :now
            """)
        .param("token", token)
        .param("tenant", porch.tenant().value())
        .param("now", clock.instant())
        .query(Row.class)
        .optional()
        .map(row -> setup(porch, row));
  }

  private record Row(String connectionId, Instant endsAt) {}

  private Setup setup(Porch porch, Row row) {
    var id = new ConnectionId(row.connectionId());
    Connection connection = store.find(porch.tenant(), id).orElse(null);
    List<SignInLine> trace = connection == null ? List.of() : lines.of(id);
    return new Setup(id, connection, trace, row.endsAt());
  }

  /** Saves it, and lets it be tested. */
  @Transactional
  public void save(Porch porch, Setup setup, ConnectionSettings settings, String secret) {
    Connection before = setup.connection();
    if (before == null) {
      connecting.create(setup.id(), porch.tenant(), settings, secret);
    } else {
      connecting.update(before, before.version(), settings, secret);
    }
    Connection now = store.find(porch.tenant(), setup.id()).orElseThrow();
    if (now.state() == ConnectionState.DRAFT && now.hasSecret()) {
      connecting.move(now, ConnectionState.TESTING);
    }
  }

  /** From now on people come in by it. */
  @Transactional
  public void activate(Porch porch, Setup setup) {
    connecting.move(store.find(porch.tenant(), setup.id()).orElseThrow(), ConnectionState.ACTIVE);
  }
}
