package dev.rowhouse.provisioner.closure;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.account.Closure;
import dev.rowhouse.marketplace.account.Closures;
import dev.rowhouse.marketplace.account.Organization;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Suspending;
import dev.rowhouse.marketplace.account.User;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.erasure.Forgetting;
import dev.rowhouse.provisioner.erasure.Receipts;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.Nodes;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.tenant.Housed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deleting an organization. Asking for it closes it at once: its members can look, its keys open
 * nothing. Then each sweep takes whatever step is next, from how things stand, so that it goes on
 * wherever a worker died: tenants are erased, each with its receipt; projects are deleted; nodes
 * are given up; at last nobody belongs to it any more.
 */
@Component
public class Dissolving {
  private static final Logger log = LoggerFactory.getLogger(Dissolving.class);
  private static final String WHY = "it is being deleted";

  private final Hindrances hindrances;
  private final Belongings belongings;
  private final Closures closures;
  private final Organizations organizations;
  private final Suspending suspending;
  private final Projects projects;
  private final Nodes nodes;
  private final Forgetting forgetting;
  private final Receipts receipts;

  Dissolving(
      Hindrances hindrances,
      Belongings belongings,
      Closures closures,
      Organizations organizations,
      Suspending suspending,
      Projects projects,
      Nodes nodes,
      Forgetting forgetting,
      Receipts receipts) {
    this.hindrances = hindrances;
    this.belongings = belongings;
    this.closures = closures;
    this.organizations = organizations;
    this.suspending = suspending;
    this.projects = projects;
    this.nodes = nodes;
    this.forgetting = forgetting;
    this.receipts = receipts;
  }

  /** What has to be over first; empty when it can be deleted. */
  public List<String> hindrances(OrganizationId organization) {
    return hindrances.of(organization);
  }

  /** What goes with it. */
  public List<String> goes(OrganizationId organization) {
    return belongings.of(organization);
  }

  /**
   * Begins it; there is no way back.
   *
   * @throws Rejected when something stands in the way
   */
  @Transactional
  public void begin(OrganizationId id, User by) {
    List<String> before = hindrances.of(id);
    if (!before.isEmpty()) {
      throw new Rejected("organization", String.join(" ", before));
    }
    Organization organization = organizations.find(id).orElseThrow();
    if (!closures.begin(organization, by, belongings.of(id))) {
      return;
    }
    try {
      suspending.suspend(id, false, WHY, "user:" + by.id().value());
    } catch (NotNow e) {
      throw new Rejected("organization", "an operator suspended it: ask them first");
    }
  }

  /** Takes the next step of each; how many are done. */
  @Unowned
  public int sweep() {
    int done = 0;
    for (Closure each : closures.open()) {
      try {
        done += step(each) ? 1 : 0;
      } catch (RuntimeException e) {
        log.warn("the end of {} waits", each.organization().value(), e);
        closures.wait(each.organization(), "a fault: it is tried again");
      }
    }
    return done;
  }

  private boolean step(Closure closure) {
    OrganizationId id = closure.organization();
    Optional<String> waits =
        hindrances.of(id).stream().findFirst().or(() -> projects(closure)).or(() -> nodes(id));
    waits.ifPresentOrElse(
        why -> closures.wait(id, why), () -> closures.finish(id, receipt(closure)));
    return waits.isEmpty();
  }

  /** Empty when none is left. */
  private Optional<String> projects(Closure closure) {
    OrganizationId id = closure.organization();
    Cause cause = new Cause("user:" + closure.askedBy().value(), "the organization is deleted");
    int left = 0;
    for (Project project : projects.list(id)) {
      List<Housed> tenants = belongings.tenantsOf(id, project.id());
      for (Housed each : tenants) {
        forgetting.erase(id, each.tenant().id(), cause);
      }
      left += tenants.size();
      if (tenants.isEmpty()) {
        projects.delete(id, project.id(), cause);
      }
    }
    return left == 0 ? Optional.empty() : Optional.of(left + " tenants are being erased");
  }

  /** Empty when none is left: what still stands on one is removed by its own worker first. */
  private Optional<String> nodes(OrganizationId id) {
    Optional<String> waits = Optional.empty();
    for (Node node : nodes.list(id)) {
      try {
        nodes.detach(id, node.id(), true);
      } catch (Rejected e) {
        waits = Optional.of("node " + node.name() + ": " + e.getMessage());
      }
    }
    return waits;
  }

  private List<String> receipt(Closure closure) {
    var lines = new ArrayList<String>();
    lines.add("organization " + closure.name() + " (" + closure.organization().value() + ")");
    lines.addAll(closure.goes());
    receipts
        .all(closure.organization())
        .forEach(each ->
            lines.add(
                "tenant %s erased, receipt %s of %s"
                    .formatted(each.tenant().value(), each.id().value(), each.issuedAt())));
    return lines;
  }
}
