package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.OrganizationResumed;
import dev.rowhouse.marketplace.OrganizationSuspended;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Suspension;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.container.Kind;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.Projects;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an operator's suspension of an organization means for its houses: where they stop, they stop
 * and are not woken; signups wait in any case, and go on by themselves afterwards.
 */
@Component
class Closing {
  private static final int PAGE = 200;
  private final Projects projects;
  private final Containers containers;
  private final Tenants tenants;
  private final Organizations organizations;

  Closing(Projects projects, Containers containers, Tenants tenants, Organizations organizations) {
    this.projects = projects;
    this.containers = containers;
    this.tenants = tenants;
    this.organizations = organizations;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(OrganizationSuspended news) {
    if (news.stopTenants()) {
      var cause = new Cause(news.by(), "the organization is suspended: " + news.reason());
      each(news.organization(), house -> containers.suspend(house.id(), true, cause));
    }
  }

  /** What billing stopped stays stopped. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(OrganizationResumed news) {
    if (news.tenantsWereStopped()) {
      var cause = new Cause(news.by(), "the organization goes on: " + news.reason());
      each(
          news.organization(),
          house -> {
            if (!stoppedByBilling(house.id())) {
              containers.suspend(house.id(), false, cause);
            }
          });
    }
  }

  /** Why no house is built or woken for the project now. */
  Optional<Suspension> suspension(Project project) {
    return organizations.find(project.organization()).flatMap(found -> found.suspension());
  }

  private boolean stoppedByBilling(ContainerId id) {
    return tenants.ofContainer(id).filter(tenant -> !tenant.state().served()).isPresent();
  }

  /** Not the spares of warm pools: nobody is in them. */
  private void each(OrganizationId organization, Consumer<Container> change) {
    for (Project project : projects.list(organization)) {
      List<Container> page;
      Optional<ContainerId> after = Optional.empty();
      do {
        page = containers.list(project.id(), after, PAGE);
        page.stream().filter(house -> house.kind() != Kind.SPARE).forEach(change);
        after = page.isEmpty() ? after : Optional.of(page.getLast().id());
      } while (page.size() == PAGE);
    }
  }
}
