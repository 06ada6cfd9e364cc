package dev.rowhouse.provisioner.project;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.bell.Topic;
import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.container.Routes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A builder's projects. Everything but {@link #known} and {@link #all} asks whose they are. */
@Component
public class Projects {
  /** Rung when a project changed: its pool, policy or access may want something else now. */
  public static final Topic CHANGED = new Topic("projects");

  private final ProjectStore store;
  private final Containers containers;
  private final Bell bell;
  private final Clock clock;

  Projects(ProjectStore store, Containers containers, Bell bell, Clock clock) {
    this.store = store;
    this.containers = containers;
    this.bell = bell;
    this.clock = clock;
  }

  /**
   * @throws Rejected naming the field that cannot be taken
   */
  @Transactional
  public Project create(OrganizationId organization, ProjectSettings settings) {
    accept(organization, settings, null);
    Instant now = clock.instant();
    var project = new Project(ProjectId.mint(), organization, settings, now, now, 1);
    store.insert(project);
    return project;
  }

  /**
   * @param version the one that the change was made from
   * @throws Rejected naming the field, {@code version} when somebody else changed it meanwhile
   */
  @Transactional
  public Project update(
      OrganizationId organization, ProjectId id, int version, ProjectSettings settings) {
    accept(organization, settings, id);
    Project before = get(organization, id);
    if (!store.update(organization, id, version, settings, clock.instant())) {
      throw new Rejected("version", "somebody changed this project meanwhile; look at it again");
    }
    if (before.settings().access() != settings.access()) {
      store.touchRoutes(id);
      bell.ring(Routes.CHANGED);
    }
    bell.ring(CHANGED);
    return get(organization, id);
  }

  /**
   * Deletes project, template, spares and copies. A project with tenants is never deleted.
   *
   * @throws Rejected naming the tenants that are left
   */
  @Transactional
  public void delete(OrganizationId organization, ProjectId id, Cause cause) {
    Project project = get(organization, id);
    List<String> tenants = store.tenantsOf(id);
    if (!tenants.isEmpty()) {
      throw new Rejected("project", project.name() + " still has tenants: " + some(tenants));
    }
    store.delete(organization, id, clock.instant());
    store.removeSnapshots(id);
    for (Container container : containers.list(id, Optional.empty(), Integer.MAX_VALUE)) {
      containers.delete(container.id(), cause);
    }
    bell.ring(CHANGED);
  }

  public Optional<Project> find(OrganizationId organization, ProjectId id) {
    return store.find(organization, id);
  }

  /**
   * @throws NoSuchElementException when the organization has no such project
   */
  public Project get(OrganizationId organization, ProjectId id) {
    return find(organization, id).orElseThrow(() -> new NoSuchElementException("no such project"));
  }

  /** By name. */
  public List<Project> list(OrganizationId organization) {
    return store.list(organization);
  }

  /** For workers and listeners, which act for nobody; never for a face. */
  @Unowned
  public Optional<Project> known(ProjectId id) {
    return store.known(id);
  }

  /** For workers; never for a face. */
  @Unowned
  public List<Project> all() {
    return store.all();
  }

  private void accept(
      OrganizationId organization, ProjectSettings settings, @Nullable ProjectId self) {
    ProjectCheck.accept(settings);
    if (store.slugTaken(organization, settings.slug(), self)) {
      throw new Rejected("slug", settings.slug() + " is taken by another of your projects");
    }
  }

  private static String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(5, names.size())));
    return names.size() <= 5 ? first : first + " and " + more(names.size() - 5);
  }

  private static String more(int count) {
    return count > 95 ? "many more" : count + " more";
  }
}
