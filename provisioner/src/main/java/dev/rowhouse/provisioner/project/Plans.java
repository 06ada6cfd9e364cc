package dev.rowhouse.provisioner.project;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.PlanId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Rejected;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a project sells: prices of the billing system and what each means here. */
@Component
public class Plans {
  private final Projects projects;
  private final PlanStore store;
  private final Bell bell;

  Plans(Projects projects, PlanStore store, Bell bell) {
    this.projects = projects;
    this.store = store;
    this.bell = bell;
  }

  /** Signups that waited for this price go on at once. */
  @Transactional
  public Plan create(OrganizationId organization, ProjectId project, PlanTerms terms) {
    projects.get(organization, project);
    accept(project, terms);
    var plan = new Plan(PlanId.mint(), project, terms, 1);
    try {
      store.insert(plan);
    } catch (DuplicateKeyException e) {
      throw new Rejected("price", terms.price() + " is mapped already");
    }
    bell.ring(Projects.CHANGED);
    return plan;
  }

  /** Tenants that are there keep what they have; new ones and those that change plan get this. */
  @Transactional
  public Plan update(
      OrganizationId organization, ProjectId project, PlanId id, int version, PlanTerms terms) {
    Plan before = get(organization, project, id);
    accept(project, terms);
    if (!store.update(new Plan(before.id(), project, terms, version))) {
      throw new Rejected("version", "somebody changed this plan meanwhile; look at it again");
    }
    bell.ring(Projects.CHANGED);
    return get(organization, project, id);
  }

  /** Tenants on the plan keep their containers and limits. */
  @Transactional
  public void delete(OrganizationId organization, ProjectId project, PlanId id) {
    get(organization, project, id);
    store.delete(project, id);
  }

  public Plan get(OrganizationId organization, ProjectId project, PlanId id) {
    return find(organization, project, id)
        .orElseThrow(() -> new NoSuchElementException("no such plan"));
  }

  public Optional<Plan> find(OrganizationId organization, ProjectId project, PlanId id) {
    projects.get(organization, project);
    return store.find(project, id);
  }

  public List<Plan> list(OrganizationId organization, ProjectId project) {
    projects.get(organization, project);
    return store.list(project);
  }

  /** For listeners: the plan of the first of these prices that is mapped. */
  @Unowned
  public Optional<Plan> ofPrices(ProjectId project, List<String> prices) {
    return prices.stream()
        .map(price -> store.byPrice(project, price).orElse(null))
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** For listeners; never for a face. */
  @Unowned
  public Optional<Plan> known(ProjectId project, PlanId id) {
    return store.find(project, id);
  }

  private void accept(ProjectId project, PlanTerms terms) {
    PlanTerms.accept(terms);
    if (terms.snapshot() != null && !store.isSnapshot(project, terms.snapshot())) {
      throw new Rejected("snapshot", "this project has no such snapshot");
    }
  }
}
