package dev.rowhouse.provisioner.template;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.bell.Topic;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.container.Seeds;
import dev.rowhouse.provisioner.project.Projects;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Immutable freezes of templates. */
@Component
public class Snapshots implements Seeds {
  /** Rung when one is to be frozen, and when one has become ready. */
  public static final Topic CHANGED = new Topic("snapshots");

  private final Projects projects;
  private final Templates templates;
  private final TemplateStore numbers;
  private final SnapshotStore store;
  private final Containers containers;
  private final Bell bell;
  private final Clock clock;

  Snapshots(
      Projects projects,
      Templates templates,
      TemplateStore numbers,
      SnapshotStore store,
      Containers containers,
      Bell bell,
      Clock clock) {
    this.projects = projects;
    this.templates = templates;
    this.numbers = numbers;
    this.store = store;
    this.containers = containers;
    this.bell = bell;
    this.clock = clock;
  }

  /**
   * Settings are taken now, the filesystem within moments, by a worker.
   *
   * @param note what is new, for people, at most 200 characters
   */
  @Transactional
  public Snapshot freeze(OrganizationId organization, ProjectId project, String note, Cause cause) {
    if (note.length() > 200) {
      throw new Rejected("note", "must not be longer than 200 characters");
    }
    Container template = templates.container(organization, project);
    if (!freezable(template.observed())) {
      throw new Rejected("template", "it is " + template.observed() + "; freeze it once it runs");
    }
    numbers.lock(project);
    Snapshot snapshot = of(template, numbers.number(project), note, cause);
    store.insert(snapshot);
    bell.ring(CHANGED);
    return snapshot;
  }

  private Snapshot of(Container template, int number, String note, Cause cause) {
    SnapshotId id = SnapshotId.mint();
    return new Snapshot(
        id,
        template.project(),
        number,
        Snapshot.State.FREEZING,
        template.id(),
        null,
        Names.image(id),
        template.settings(),
        containers.environmentOf(template.id()),
        containers.rulesOf(template.id()),
        note,
        cause.actor(),
        null,
        clock.instant(),
        null);
  }

  /**
   * Removes image and data from the node; the number stays taken.
   *
   * @throws Rejected when containers stand on it or a plan names it
   */
  @Transactional
  public void remove(OrganizationId organization, ProjectId project, SnapshotId id) {
    Snapshot snapshot = get(organization, project, id);
    long containers = store.containersOf(id);
    if (containers > 0) {
      throw new Rejected("snapshot", containers + " containers stand on it; move them first");
    }
    if (store.isPinned(id)) {
      throw new Rejected("snapshot", "a plan names it; choose another there first");
    }
    if (!store.remove(snapshot.id()) && snapshot.state() == Snapshot.State.FREEZING) {
      throw new Rejected("snapshot", "it is being frozen; wait for that");
    }
    bell.ring(CHANGED);
  }

  /** The newest first. */
  public List<Snapshot> list(OrganizationId organization, ProjectId project) {
    projects.get(organization, project);
    return store.list(project);
  }

  public Snapshot get(OrganizationId organization, ProjectId project, SnapshotId id) {
    projects.get(organization, project);
    return store
        .find(id)
        .filter(each -> each.project().equals(project))
        .orElseThrow(() -> new NoSuchElementException("no such snapshot"));
  }

  /** For workers and listeners: the newest that is ready. */
  public Optional<Snapshot> latest(ProjectId project) {
    return store.latest(project);
  }

  /** For workers and listeners. */
  public Optional<Snapshot> known(SnapshotId id) {
    return store.find(id);
  }

  @Override
  public Optional<String> seed(SnapshotId snapshot, String dataPath) {
    return store.seed(snapshot, dataPath);
  }

  private static boolean freezable(Observed observed) {
    return switch (observed) {
      case RUNNING, PAUSED, STOPPED -> true;
      case CREATING, CLAIMING, COPYING, FAILED, DELETING, DELETED -> false;
    };
  }
}
