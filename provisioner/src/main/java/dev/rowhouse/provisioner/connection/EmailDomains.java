package dev.rowhouse.provisioner.connection;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.EmailDomainId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.dns.Challenge;
import dev.rowhouse.provisioner.dns.DomainName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whose addresses a tenant's providers are for: claimed, proved by DNS, and enforced. */
@Component
public class EmailDomains {
  private static final int MOST = 50;
  private static final Duration REST = Duration.ofSeconds(5);

  private final EmailDomainStore store;
  private final Connections connections;
  private final ConnectionStore states;
  private final ProvingEmail proving;
  private final Locals locals;
  private final Clock clock;

  EmailDomains(
      EmailDomainStore store,
      Connections connections,
      ConnectionStore states,
      ProvingEmail proving,
      Locals locals,
      Clock clock) {
    this.store = store;
    this.connections = connections;
    this.states = states;
    this.proving = proving;
    this.locals = locals;
    this.clock = clock;
  }

  public List<EmailDomain> of(OrganizationId owner, TenantId tenant, ConnectionId connection) {
    return store.of(connections.get(owner, tenant, connection).id());
  }

  /**
   * It gives nothing, and reserves nothing, until its record is seen.
   *
   * @throws Rejected naming {@code domain}
   */
  @Transactional
  public EmailDomain claim(OrganizationId owner, TenantId tenant, ConnectionId id, String typed) {
    return claim(connections.get(owner, tenant, id), typed);
  }

  private EmailDomain claim(Connection connection, String typed) {
    DomainName domain = DomainName.parse("domain", typed.strip().replaceFirst("^@", ""));
    if (domain.isPublicSuffix()) {
      throw new Rejected("domain", "everybody registers names below this one; it is nobody's own");
    }
    if (PublicMail.gives(domain)) {
      throw new Rejected("domain", "everybody can have an address there; it is nobody's own");
    }
    if (store.of(connection.id()).size() >= MOST) {
      throw new Rejected("domain", "a connection has at most " + MOST + " domains");
    }
    if (!store.insert(connection, domain, Challenge.fresh(domain))) {
      throw new Rejected("domain", "it stands in the list already");
    }
    return store.of(connection.id()).stream()
        .filter(it -> it.domain().equals(domain))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Looks for its record now, and takes as long as the DNS does; does nothing when somebody did
   * within the last seconds.
   */
  public EmailDomain check(
      OrganizationId owner, TenantId tenant, ConnectionId connection, EmailDomainId id) {
    return check(get(owner, tenant, connection, id));
  }

  private EmailDomain check(EmailDomain domain) {
    Instant now = clock.instant();
    if (store.mayCheck(domain.id(), now, now.minus(REST))) {
      proving.check(domain);
    }
    return get(domain.connection(), domain.id());
  }

  /**
   * From now on its people come in by the provider only, but for break-glass members; who came by a
   * link is out. Or not any more.
   *
   * @throws Rejected when the domain is not proved, or the connection not tested and active
   */
  @Transactional
  public EmailDomain enforce(
      OrganizationId owner,
      TenantId tenant,
      ConnectionId connection,
      EmailDomainId id,
      boolean enforced) {
    EmailDomain domain = get(owner, tenant, connection, id);
    Connection by = states.find(tenant, connection).orElseThrow();
    if (enforced && (by.state() != ConnectionState.ACTIVE || by.testedAt() == null)) {
      throw new Rejected("enforced", "test the sign-in first, and let people in by it");
    }
    if (!store.enforce(id, enforced)) {
      throw new Rejected("enforced", "prove the domain first");
    }
    if (enforced) {
      locals.putOut(tenant, domain.domain());
    }
    return get(owner, tenant, connection, id);
  }

  @Transactional
  public void remove(
      OrganizationId owner, TenantId tenant, ConnectionId connection, EmailDomainId id) {
    store.delete(get(owner, tenant, connection, id).id());
  }

  /** For who holds the link; of no other connection. */
  public List<EmailDomain> of(Setup setup) {
    return store.of(setup.id());
  }

  /**
   * For who holds the link; as the other one.
   *
   * @throws Rejected naming {@code domain}
   */
  @Transactional
  public EmailDomain claim(Setup setup, String typed) {
    Connection connection = setup.connection();
    if (connection == null) {
      throw new Rejected("domain", "connect the sign-in first; its people are led there");
    }
    return claim(connection, typed);
  }

  /** For who holds the link; as the other one. */
  public EmailDomain check(Setup setup, EmailDomainId id) {
    return check(get(setup.id(), id));
  }

  /**
   * For who holds the link. What is proved may be relied upon: the builder gives it up.
   *
   * @throws Rejected when it is proved
   */
  @Transactional
  public void giveUp(Setup setup, EmailDomainId id) {
    EmailDomain domain = get(setup.id(), id);
    if (domain.state().leads() || domain.enforced()) {
      throw new Rejected("domain", "it is proved; ask where you got this link");
    }
    store.delete(domain.id());
  }

  /** Where who has this address signs in; empty when no active connection is for its domain. */
  public List<Connection> ways(Porch porch, String email) {
    var domain = EmailDomain.of(email);
    List<ConnectionId> led =
        store.of(porch.tenant()).stream()
            .filter(it -> it.state().leads() && domain.filter(it.domain()::equals).isPresent())
            .map(EmailDomain::connection)
            .toList();
    return active(porch).stream().filter(it -> led.contains(it.id())).toList();
  }

  /** Those that no proved domain leads to: people choose them themselves. */
  public List<Connection> unclaimed(Porch porch) {
    List<ConnectionId> led =
        store.of(porch.tenant()).stream()
            .filter(it -> it.state().leads())
            .map(EmailDomain::connection)
            .toList();
    return active(porch).stream().filter(it -> !led.contains(it.id())).toList();
  }

  /** Whether who has this address has to use the provider; also while that is switched off. */
  public boolean isEnforced(Porch porch, String email) {
    var domain = EmailDomain.of(email);
    return store.of(porch.tenant()).stream()
        .anyMatch(it -> it.enforced() && domain.filter(it.domain()::equals).isPresent());
  }

  private List<Connection> active(Porch porch) {
    return states.of(porch.tenant()).stream()
        .filter(it -> it.state() == ConnectionState.ACTIVE)
        .toList();
  }

  private EmailDomain get(
      OrganizationId owner, TenantId tenant, ConnectionId connection, EmailDomainId id) {
    return get(connections.get(owner, tenant, connection).id(), id);
  }

  private EmailDomain get(ConnectionId connection, EmailDomainId id) {
    return store
        .find(connection, id)
        .orElseThrow(() -> new NoSuchElementException("no such domain"));
  }
}
