package dev.rowhouse.provisioner.host;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.HostId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Routes;
import dev.rowhouse.provisioner.dns.Challenge;
import dev.rowhouse.provisioner.dns.DomainName;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.tenant.Housed;
import dev.rowhouse.provisioner.tenant.Tenant;
import dev.rowhouse.provisioner.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A builder's domains: of its products, and of their tenants. */
@Component
public class Hosts {
  /** Between two looks that people ask for. */
  private static final Duration REST = Duration.ofSeconds(5);

  private final HostStore store;
  private final Claimable claimable;
  private final Proving proving;
  private final Projects projects;
  private final Tenants tenants;
  private final Bell bell;
  private final Clock clock;
  private final int most;

  Hosts(
      HostStore store,
      Claimable claimable,
      Proving proving,
      Projects projects,
      Tenants tenants,
      Bell bell,
      Clock clock,
      HostSettings settings) {
    this.store = store;
    this.claimable = claimable;
    this.proving = proving;
    this.projects = projects;
    this.tenants = tenants;
    this.bell = bell;
    this.clock = clock;
    this.most = settings.most();
  }

  /**
   * Claims a name below which all containers of a product are to answer. It leads nowhere, and
   * reserves nothing, until its record is seen.
   *
   * @throws Rejected naming {@code domain}
   */
  @Transactional
  public Host claim(OrganizationId owner, ProjectId project, String domain) {
    projects.get(owner, project);
    return claim(project, null, domain);
  }

  /**
   * Claims exactly this name for a tenant.
   *
   * @throws Rejected naming {@code domain}
   */
  @Transactional
  public Host claim(OrganizationId owner, TenantId tenant, String domain) {
    Housed housed = tenants.staying(owner, tenant);
    return claim(housed.tenant().project(), tenant, domain);
  }

  public List<Host> of(OrganizationId owner, ProjectId project) {
    projects.get(owner, project);
    return store.of(owner, project);
  }

  public List<Host> of(OrganizationId owner, TenantId tenant) {
    return store.of(owner, tenant);
  }

  /**
   * The whole names, beside its own below the installation's domain, by which a container answers
   * now: its tenant's first.
   */
  public List<String> names(OrganizationId owner, Container container) {
    Optional<TenantId> tenant =
        tenants.find(owner, container.id()).map(housed -> housed.tenant().id());
    return names(owner, container.project(), tenant, container.host());
  }

  /**
   * The same for a tenant's house.
   *
   * @param label first label of its address
   */
  public List<String> names(OrganizationId owner, Tenant tenant, String label) {
    return names(owner, tenant.project(), Optional.of(tenant.id()), label);
  }

  private List<String> names(
      OrganizationId owner, ProjectId project, Optional<TenantId> tenant, String label) {
    return store.of(owner, project).stream()
        .filter(host -> host.state().serves())
        .filter(
            host -> host.isProducts() || tenant.filter(it -> it.equals(host.tenant())).isPresent())
        .sorted(Comparator.comparing(Host::isProducts))
        .map(host -> (host.isProducts() ? label + "." : "") + host.domain().value())
        .toList();
  }

  public Optional<Host> find(OrganizationId owner, HostId id) {
    return store.find(owner, id);
  }

  /**
   * Looks for its record now, and takes as long as the DNS does; does nothing when somebody did
   * within the last seconds.
   *
   * @throws NoSuchElementException when the organization has no such claim
   */
  public Host check(OrganizationId owner, HostId id) {
    Host host = get(owner, id);
    Instant now = clock.instant();
    if (store.mayCheck(id, now, now.minus(REST))) {
      proving.check(host);
    }
    return get(owner, id);
  }

  /** Gives it up at once. */
  @Transactional
  public void remove(OrganizationId owner, HostId id) {
    if (store.remove(get(owner, id).id(), clock.instant())) {
      bell.ring(Routes.CHANGED);
    }
  }

  /** For the erasure, in its transaction: forgets all that a tenant claimed. */
  @Unowned
  @Transactional
  public void forget(TenantId tenant) {
    store.forget(tenant);
  }

  private Host get(OrganizationId owner, HostId id) {
    return find(owner, id).orElseThrow(() -> new NoSuchElementException("no such host"));
  }

  private Host claim(ProjectId project, @Nullable TenantId tenant, String typed) {
    DomainName domain = claimable.accept(typed);
    if (store.count(project) >= most) {
      throw new Rejected("domain", "a project has at most " + most + " domains");
    }
    var host =
        new Host(
            HostId.mint(),
            project,
            tenant,
            domain,
            Challenge.fresh(domain),
            HostState.PENDING,
            null,
            null,
            null,
            null,
            null,
            clock.instant());
    if (!store.insert(host)) {
      throw new Rejected("domain", "it stands in the list already");
    }
    return host;
  }
}
