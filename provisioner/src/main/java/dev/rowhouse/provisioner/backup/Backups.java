package dev.rowhouse.provisioner.backup;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.bell.Topic;
import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.BackupId;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.container.Absence;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Holdings;
import dev.rowhouse.provisioner.container.Restorations;
import dev.rowhouse.provisioner.project.Check;
import dev.rowhouse.provisioner.project.Projects;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is kept of tenants, for whom it is kept. */
@Component
public class Backups {
  static final Topic WANTED = new Topic("backups");

  private final BackupStore store;
  private final Projects projects;
  private final Holdings holdings;
  private final Restorations restorations;
  private final LossStore losses;
  private final Bell bell;

  Backups(
      BackupStore store,
      Projects projects,
      Holdings holdings,
      Restorations restorations,
      LossStore losses,
      Bell bell) {
    this.store = store;
    this.projects = projects;
    this.holdings = holdings;
    this.restorations = restorations;
    this.losses = losses;
    this.bell = bell;
  }

  /** Empty when the project's tenants are not backed up. */
  public Optional<Policy> policy(OrganizationId owner, ProjectId project) {
    projects.get(owner, project);
    return store.policy(project);
  }

  /**
   * @param policy empty to back nothing up from now on; what there is stays
   * @throws Rejected naming the field
   */
  @Transactional
  public void policy(OrganizationId owner, ProjectId project, Optional<Policy> policy) {
    projects.get(owner, project);
    policy.ifPresentOrElse(
        wanted -> {
          Check.range("everyHours", wanted.everyHours(), 1, 720);
          Check.range("keep", wanted.keep(), 1, 100);
          store.put(project, wanted);
        },
        () -> store.drop(project));
    bell.ring(WANTED);
  }

  /** How much there is of a project's tenants, backed up or not. */
  public Protection protection(OrganizationId owner, ProjectId project) {
    projects.get(owner, project);
    return store.protection(project);
  }

  /** The newest first. */
  public List<Backup> of(OrganizationId owner, ContainerId container) {
    return store.of(ours(owner, container).id());
  }

  /** For workers: what there is of a container. */
  @Unowned
  public List<Backup> of(ContainerId container) {
    return store.of(container);
  }

  /**
   * Asks for one now.
   *
   * @throws Rejected when there is nothing to be backed up
   */
  @Transactional
  public Backup take(OrganizationId owner, ContainerId container, Cause cause) {
    Container house = ours(owner, container);
    if (house.node() == null || house.address() == null) {
      throw new Rejected("container", "It stands on no node yet.");
    }
    BackupId id = BackupId.mint();
    store.insert(id, container, cause);
    bell.ring(WANTED);
    return store.find(id).orElseThrow();
  }

  /** For workers: asks for one, whatever its project wants. */
  @Unowned
  @Transactional
  public void keep(ContainerId container, Cause cause) {
    store.insert(BackupId.mint(), container, cause);
    bell.ring(WANTED);
  }

  /** For workers: the newest that is whole. */
  @Unowned
  public Optional<Backup> newest(ContainerId container) {
    return store.of(container).stream()
        .filter(each -> each.state() == Backup.State.DONE)
        .findFirst();
  }

  /**
   * Makes the container again as it was then, where it stands, or on another node when its own does
   * not answer; what was written since is lost. Not for a transaction.
   *
   * @throws Rejected when the backup is not whole or the container cannot be restored now
   * @throws dev.rowhouse.provisioner.placement.NoRoom when no node can take it
   */
  public void restore(OrganizationId owner, ContainerId container, BackupId id, Cause cause) {
    ours(owner, container);
    Backup backup = get(container, id);
    if (!backup.isWhole()) {
      throw new Rejected("backup", "It is not whole.");
    }
    String why = "made again from the backup of " + Absence.moment(backup.beganAt());
    boolean away = losses.awaySince(container).isPresent();
    if (!(away
        ? restorations.elsewhere(container, id, why, cause)
        : restorations.here(container, id, why, cause))) {
      throw new Rejected("container", "It can be restored once it runs, sleeps or has failed.");
    }
  }

  /**
   * For workers.
   *
   * @throws NoSuchElementException when the container has no such backup
   */
  @Unowned
  public Backup get(ContainerId container, BackupId id) {
    return store
        .find(id)
        .filter(each -> each.container().equals(container))
        .orElseThrow(() -> new NoSuchElementException("no such backup"));
  }

  private Container ours(OrganizationId owner, ContainerId container) {
    return holdings.of(owner).get(container);
  }
}
