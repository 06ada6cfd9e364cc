package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.project.Projects;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Customers of builders, to look at; {@link Tending} changes them. */
@Component
public class Tenants {
  private final Projects projects;
  private final TenantStore store;
  private final TenantSearch search;

  Tenants(Projects projects, TenantStore store, TenantSearch search) {
    this.projects = projects;
    this.store = store;
    this.search = search;
  }

  public Optional<Housed> find(OrganizationId organization, TenantId id) {
    return search.find(organization, id);
  }

  /** Whose house it is; empty for templates, spares and copies. */
  public Optional<Housed> find(OrganizationId organization, ContainerId id) {
    return search.find(organization, id);
  }

  /**
   * @throws NoSuchElementException when the organization has no such tenant
   */
  public Housed get(OrganizationId organization, TenantId id) {
    return find(organization, id).orElseThrow(() -> new NoSuchElementException("no such tenant"));
  }

  /**
   * As {@link #get}, to be given something.
   *
   * @throws Rejected when it is being forgotten
   */
  public Housed staying(OrganizationId organization, TenantId id) {
    Housed housed = get(organization, id);
    if (housed.tenant().state().forgotten()) {
      throw new Rejected("tenant", "this tenant is being forgotten");
    }
    return housed;
  }

  public List<Housed> list(OrganizationId organization, ProjectId project, TenantFilter filter) {
    projects.get(organization, project);
    return search.list(organization, project, filter);
  }

  /** How many tenants are in which state; states without any are left out. */
  public Map<TenantState, Long> counts(OrganizationId organization, ProjectId project) {
    projects.get(organization, project);
    return search.counts(organization, project);
  }

  /** For workers and listeners; never for a face. */
  @Unowned
  public Optional<Tenant> known(TenantId id) {
    return store.find(id);
  }

  /** For workers and listeners; never for a face. */
  @Unowned
  public Optional<Tenant> ofContainer(ContainerId id) {
    return store.ofContainer(id);
  }
}
