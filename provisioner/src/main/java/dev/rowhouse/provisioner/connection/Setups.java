package dev.rowhouse.provisioner.connection;

import dev.rowhouse.db.audit.Actor;
import dev.rowhouse.db.audit.Acts;
import dev.rowhouse.db.audit.Deed;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.project.Projects;
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
  private final Projects projects;
  private final Acts acts;
  private final Clock clock;

  Setups(
      JdbcClient jdbc,
      Tenants tenants,
      ConnectionStore store,
      Connecting connecting,
      SignInLines lines,
      Projects projects,
      Acts acts,
      Clock clock) {
    this.jdbc = jdbc;
    this.tenants = tenants;
    this.store = store;
    this.connecting = connecting;
    this.lines = lines;
    this.projects = projects;
    this.acts = acts;
    this.clock = clock;
  }

  /**
   * A new link, for a connection that is to be made; links of before go on until they end.
   *
   * @return its secret part, shown once
   * @throws NoSuchElementException when the organization has no such tenant
   */
  @Transactional
  public String open(OrganizationId organization, TenantId tenant) {
    tenants.staying(organization, tenant);
    return open(tenant, ConnectionId.mint());
  }

  /**
   * A new link for a connection that is there: its secret ends, say.
   *
   * @return its secret part, shown once
   * @throws NoSuchElementException when the organization's tenant has no such connection
   */
  @Transactional
  public String open(OrganizationId organization, TenantId tenant, ConnectionId connection) {
    tenants.staying(organization, tenant);
    return open(tenant, store.find(tenant, connection).orElseThrow().id());
  }

  private String open(TenantId tenant, ConnectionId connection) {
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
        .param("connection", connection.value())
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

  /**
   * Saves it, and lets it be tested.
   *
   * @param origin the address from which it was asked
   */
  @Transactional
  public void save(
      Porch porch, Setup setup, ConnectionSettings settings, String secret, String origin) {
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
    note(porch, now, "save", "Saved" + (secret.isBlank() ? "." : ", with a new secret."), origin);
  }

  /**
   * From now on people come in by it.
   *
   * @param origin the address from which it was asked
   * @throws Rejected when the builder switched it off: only they switch it on again
   */
  @Transactional
  public void activate(Porch porch, Setup setup, String origin) {
    Connection now = store.find(porch.tenant(), setup.id()).orElseThrow();
    if (now.state() == ConnectionState.DISABLED) {
      throw new Rejected(
          "state", "it was switched off by whoever gave you this link; ask them to switch it on");
    }
    connecting.move(now, ConnectionState.ACTIVE);
    note(porch, now, "active", "People come in by it from now on.", origin);
  }

  /**
   * In the builder's audit log: somebody else changed what is theirs.
   *
   * @param verb what was done by the link
   * @param origin the address from which it was asked
   */
  public void note(Porch porch, Connection connection, String verb, String words, String origin) {
    acts.write(
        new Actor("setup-link:" + porch.tenant().value(), "who has a setup link", origin),
        Deed.of("sign-in.setup." + verb, connection.id().value(), connection.settings().name())
            .in(projects.known(porch.project()).map(it -> it.organization().value()).orElse(null))
            .because(words),
        "",
        "");
  }
}
