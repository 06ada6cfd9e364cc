package dev.rowhouse.provisioner.template;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.Ability;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.Variable;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.project.Check;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.Projects;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The golden containers, one a project. A template is started, stopped and looked into like any
 * container; what is special about it stands here.
 */
@Component
public class Templates {
  private final Projects projects;
  private final TemplateStore store;
  private final TemplateMaking making;
  private final Containers containers;

  Templates(Projects projects, TemplateStore store, TemplateMaking making, Containers containers) {
    this.projects = projects;
    this.store = store;
    this.making = making;
    this.containers = containers;
  }

  /**
   * Makes the project's template, or notes what to make once the upload has been loaded.
   *
   * @throws Rejected naming the field; {@code template} when the project has one
   */
  @Transactional
  public Template make(OrganizationId organization, ProjectId id, NewTemplate wanted, Cause cause) {
    Project project = projects.get(organization, id);
    store
        .lock(id)
        .filter(Templates::stands)
        .ifPresent(_ -> {
          throw new Rejected("template", "there is one already; discard it first");
        });
    making.make(project, wanted, cause);
    return store.find(id).orElseThrow();
  }

  /** Empty when there is none, or when it was discarded. */
  public Optional<Template> find(OrganizationId organization, ProjectId project) {
    projects.get(organization, project);
    return store.find(project).filter(Templates::stands);
  }

  /** Changes how the app is run; its filesystem stays as it was changed by hand. */
  @Transactional
  public void settings(
      OrganizationId organization, ProjectId project, UnaryOperator<Settings> change, Cause cause) {
    ContainerId id = container(organization, project).id();
    containers.settings(id, before -> SettingsCheck.accepted(change.apply(before)), cause);
  }

  @Transactional
  public void environment(
      OrganizationId organization,
      ProjectId project,
      UnaryOperator<List<Variable>> change,
      Cause cause) {
    ContainerId id = container(organization, project).id();
    containers.environment(id, before -> accepted(change.apply(before)), cause);
  }

  private static List<Variable> accepted(List<Variable> variables) {
    Check.variables("environment", variables);
    return variables;
  }

  /** For the template and all snapshots from now on; tenants that are there keep theirs. */
  @Transactional
  public void rules(
      OrganizationId organization, ProjectId project, List<FirewallRule> rules, Cause cause) {
    containers.rules(container(organization, project).id(), rules, cause);
  }

  /**
   * What nodes must be able to do, for whatever is placed from now on; who stands somewhere stays.
   *
   * @throws Rejected when there is no template yet
   */
  @Transactional
  public Template needs(
      OrganizationId organization, ProjectId project, Set<Ability> needs, Cause cause) {
    projects.get(organization, project);
    Template template =
        store
            .lock(project)
            .filter(Templates::stands)
            .orElseThrow(() -> new Rejected("template", "this project has no template yet"));
    if (!template.needs().equals(needs)) {
      store.need(project, needs);
      note(template, needs, cause);
    }
    return store.find(project).orElseThrow();
  }

  /**
   * Whether its tenants' houses hear who they are and may write on their own timelines; at once for
   * all that run.
   *
   * @throws Rejected when there is no template yet
   */
  @Transactional
  public Template sandbox(OrganizationId organization, ProjectId project, boolean on, Cause cause) {
    projects.get(organization, project);
    Template template =
        store
            .lock(project)
            .filter(Templates::stands)
            .orElseThrow(() -> new Rejected("template", "this project has no template yet"));
    ContainerId container = template.container();
    if (template.sandbox() != on && container != null) {
      containers.note(container, "sandbox credential: " + (on ? "on" : "off"), cause);
    }
    store.sandbox(project, on);
    return store.find(project).orElseThrow();
  }

  private void note(Template template, Set<Ability> needs, Cause cause) {
    ContainerId container = template.container();
    if (container != null) {
      String keys = needs.stream().map(Ability::key).sorted().collect(Collectors.joining(", "));
      containers.note(container, "needs of a node: " + (keys.isEmpty() ? "nothing" : keys), cause);
    }
  }

  /** Deletes the template's container; its snapshots stay, and numbers go on. */
  @Transactional
  public void discard(OrganizationId organization, ProjectId project, Cause cause) {
    projects.get(organization, project);
    store
        .lock(project)
        .map(Template::container)
        .ifPresent(container -> containers.delete(container, cause));
    store.made(project, null);
  }

  /**
   * @throws Rejected when there is no container to look at yet
   */
  public Container container(OrganizationId organization, ProjectId project) {
    return find(organization, project)
        .map(Template::container)
        .flatMap(containers::find)
        .orElseThrow(() -> new Rejected("template", "this project has no template yet"));
  }

  private static boolean stands(Template template) {
    return template.container() != null || template.waits();
  }
}
