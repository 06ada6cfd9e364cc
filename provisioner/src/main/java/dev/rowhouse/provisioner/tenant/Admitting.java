package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.billing.Outcome;
import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.template.Snapshots;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Lets those in who waited for a plan or a snapshot. */
@Component
@OnRole(Role.WORKER)
public class Admitting {
  private static final Logger log = LoggerFactory.getLogger(Admitting.class);

  private final TenantStore store;
  private final Projects projects;
  private final Following following;
  private final TransactionOperations transaction;
  private final Clock clock;

  Admitting(
      TenantStore store,
      Projects projects,
      Following following,
      TransactionOperations transaction,
      Bell bell,
      Clock clock) {
    this.store = store;
    this.projects = projects;
    this.following = following;
    this.transaction = transaction;
    this.clock = clock;
    bell.listen(Projects.CHANGED, this::sweep);
    bell.listen(Snapshots.CHANGED, this::sweep);
  }

  /** Returns how many got their container. */
  public int sweep() {
    return (int)
        store.ids("WHERE t.state = 'WAITING' AND t.created_at <= :now", clock.instant()).stream()
            .filter(this::admitQuietly)
            .count();
  }

  /** One that cannot be let in does not keep the others waiting. */
  private boolean admitQuietly(TenantId id) {
    try {
      return Boolean.TRUE.equals(transaction.execute(_ -> admit(id)));
    } catch (RuntimeException e) {
      log.warn("tenant {} cannot be let in yet", id.value(), e);
      return false;
    }
  }

  private boolean admit(TenantId id) {
    Optional<Tenant> tenant = store.lock(id).filter(each -> each.state() == TenantState.WAITING);
    Optional<Project> project = tenant.flatMap(each -> projects.known(each.project()));
    if (project.isEmpty() || Standing.of(tenant.get().standing()) != Standing.GOOD) {
      return false;
    }
    var cause = Cause.clock("what it waited for is there");
    following.admit(tenant.get(), project.get(), cause, new Outcome());
    return store.find(id).orElseThrow().state() == TenantState.PROVISIONING;
  }
}
