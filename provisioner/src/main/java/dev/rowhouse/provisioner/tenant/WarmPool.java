package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.bell.Topic;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.container.Kind;
import dev.rowhouse.provisioner.container.NewContainer;
import dev.rowhouse.provisioner.project.Labels;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.template.Snapshot;
import dev.rowhouse.provisioner.template.Snapshots;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps each project's spares: as many as it wants, of its newest snapshot, never more. */
@Component
@OnRole(Role.WORKER)
public class WarmPool {
  static final Topic TOPIC = new Topic("pool");

  private final SpareStore spares;
  private final Projects projects;
  private final Snapshots snapshots;
  private final Containers containers;
  private final TransactionOperations transaction;

  WarmPool(
      SpareStore spares,
      Projects projects,
      Snapshots snapshots,
      Containers containers,
      TransactionOperations transaction,
      Bell bell) {
    this.spares = spares;
    this.projects = projects;
    this.snapshots = snapshots;
    this.containers = containers;
    this.transaction = transaction;
    bell.listen(TOPIC, this::refill);
    bell.listen(Projects.CHANGED, this::refill);
    bell.listen(Snapshots.CHANGED, this::refill);
  }

  /** Returns how many spares were made or sent away. */
  public int refill() {
    return spares.concerned().stream()
        .flatMap(id -> projects.known(id).stream())
        .mapToInt(this::fill)
        .sum();
  }

  private int fill(Project project) {
    Integer changed = transaction.execute(_ -> fillLocked(project));
    return changed == null ? 0 : changed;
  }

  /** The project's row is the lock: two workers never fill the same pool at once. */
  private int fillLocked(Project project) {
    int wanted = spares.lockedSize(project.id());
    Optional<Snapshot> newest = snapshots.latest(project.id());
    List<Spare> there = spares.of(project.id());
    List<Spare> fresh =
        there.stream().filter(each -> newest.isPresent() && each.isOf(newest.get())).toList();
    int missing = newest.isPresent() ? wanted - fresh.size() : 0;
    for (int i = 0; i < missing; i++) {
      make(project, newest.orElseThrow());
    }
    List<ContainerId> tooMany = leftOver(there, fresh, wanted);
    tooMany.forEach(id -> containers.delete(id, Cause.clock("the pool has newer ones or enough")));
    return Math.max(0, missing) + tooMany.size();
  }

  private void make(Project project, Snapshot snapshot) {
    String label = Labels.fit(project.settings().slug() + "-" + Labels.random() + Labels.random());
    NewContainer tenant = MovingIn.wanted(project, snapshot, null, label);
    var spare =
        new NewContainer(
            project.id(),
            Kind.SPARE,
            label,
            label,
            snapshot.id(),
            tenant.image(),
            tenant.settings(),
            tenant.environment(),
            tenant.rules());
    containers.create(spare, Cause.clock("refilling the pool"));
  }

  /** Those of older snapshots, and those beyond the wanted number. */
  private static List<ContainerId> leftOver(List<Spare> there, List<Spare> fresh, int wanted) {
    return there.stream()
        .filter(each -> !fresh.contains(each) || fresh.indexOf(each) >= wanted)
        .map(Spare::id)
        .toList();
  }
}
