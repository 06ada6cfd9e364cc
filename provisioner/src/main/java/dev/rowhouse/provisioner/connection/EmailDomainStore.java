package dev.rowhouse.provisioner.connection;

import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.EmailDomainId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.dns.Challenge;
import dev.rowhouse.provisioner.dns.DomainName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class EmailDomainStore {
  private static final String ALL = "SELECT * FROM provisioner_email_domain ";

  private final JdbcClient jdbc;
  private final Clock clock;

  EmailDomainStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** False when the connection has it already. */
  boolean insert(Connection connection, DomainName domain, Challenge challenge) {
    try {
      jdbc.sql(
              """
              INSERT INTO provisioner_email_domain (id, tenant_id, connection_id, domain, code, state,
                enforced, check_at, created_at, changed_at)
              VALUES (:id, :tenant, :connection, :domain, :code, 'PENDING', FALSE, :now, :now, :now)
              """)
          .param("id", EmailDomainId.mint().value())
          .param("tenant", connection.tenant().value())
          .param("connection", connection.id().value())
          .param("domain", domain.value())
          .param("code", challenge.value())
          .param("now", clock.instant())
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  List<EmailDomain> of(ConnectionId connection) {
    return jdbc.sql(ALL + "WHERE connection_id = :connection ORDER BY domain")
        .param("connection", connection.value())
        .query(EmailDomainStore::read)
        .list();
  }

  List<EmailDomain> of(TenantId tenant) {
    return jdbc.sql(ALL + "WHERE tenant_id = :tenant ORDER BY domain, id")
        .param("tenant", tenant.value())
        .query(EmailDomainStore::read)
        .list();
  }

  Optional<EmailDomain> find(ConnectionId connection, EmailDomainId id) {
    return jdbc.sql(ALL + "WHERE id = :id AND connection_id = :connection")
        .param("id", id.value())
        .param("connection", connection.value())
        .query(EmailDomainStore::read)
        .optional();
  }

  /** All that claim it, whoever they are. */
  List<EmailDomain> of(DomainName domain) {
    return jdbc.sql(ALL + "WHERE domain = :domain")
        .param("domain", domain.value())
        .query(EmailDomainStore::read)
        .list();
  }

  boolean vouches(ConnectionId connection, DomainName domain) {
    return of(connection).stream()
        .anyMatch(it -> it.state() == EmailDomainState.ACTIVE && it.domain().equals(domain));
  }

  List<EmailDomain> due(Instant now) {
    return jdbc.sql(ALL + "WHERE check_at <= :now ORDER BY check_at LIMIT 200")
        .param("now", now)
        .query(EmailDomainStore::read)
        .list();
  }

  /** One of all workers looks. */
  boolean take(EmailDomainId id, Instant now, Instant until) {
    return jdbc.sql(
                """
                UPDATE provisioner_email_domain SET check_at = :until
                WHERE id = :id AND check_at <= :now
                """)
            .param("id", id.value())
            .param("now", now)
            .param("until", until)
            .update()
        == 1;
  }

  /** False when it was looked for after this instant. */
  boolean mayCheck(EmailDomainId id, Instant now, Instant notSince) {
    return jdbc.sql(
                """
                UPDATE provisioner_email_domain SET checked_at = :now
                WHERE id = :id AND (checked_at IS NULL OR checked_at <= :notSince)
                """)
            .param("id", id.value())
            .param("now", now)
            .param("notSince", notSince)
            .update()
        == 1;
  }

  /** False when it was in another state meanwhile. What is off enforces nothing. */
  boolean found(
      EmailDomain domain,
      EmailDomainState to,
      @Nullable String problem,
      @Nullable Instant lost,
      @Nullable Instant next) {
    return jdbc.sql(
                """
                UPDATE provisioner_email_domain
                SET state = :to, problem = :problem, lost_since = :lost, checked_at = :now,
                  check_at = :next, changed_at = :now, enforced = enforced AND :to <> 'OFF'
                WHERE id = :id AND state = :from
                """)
            .param("id", domain.id().value())
            .param("from", domain.state().name())
            .param("to", to.name())
            .param("problem", problem)
            .param("lost", lost)
            .param("next", next)
            .param("now", clock.instant())
            .update()
        == 1;
  }

  /** To be enforced it has to be proved. */
  boolean enforce(EmailDomainId id, boolean enforced) {
    return jdbc.sql(
                """
                UPDATE provisioner_email_domain SET enforced = :enforced, changed_at = :now
                WHERE id = :id AND (NOT :enforced OR state = 'ACTIVE')
                """)
            .param("id", id.value())
            .param("enforced", enforced)
            .param("now", clock.instant())
            .update()
        == 1;
  }

  void delete(EmailDomainId id) {
    jdbc.sql("DELETE FROM provisioner_email_domain WHERE id = :id")
        .param("id", id.value())
        .update();
  }

  private static EmailDomain read(ResultSet row, int number) throws SQLException {
    var domain = new DomainName(row.getString("domain"));
    return new EmailDomain(
        new EmailDomainId(row.getString("id")),
        new TenantId(row.getString("tenant_id")),
        new ConnectionId(row.getString("connection_id")),
        domain,
        Challenge.of(domain, row.getString("code")),
        EmailDomainState.valueOf(row.getString("state")),
        row.getBoolean("enforced"),
        row.getString("problem"),
        row.getObject("lost_since", Instant.class),
        row.getObject("checked_at", Instant.class),
        row.getObject("created_at", Instant.class));
  }
}
