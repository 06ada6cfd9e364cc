package dev.rowhouse.provisioner.container;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.Variable;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The containers of one owner. What belongs to others does not exist here: to look for it finds
 * nothing, and each verb on it throws {@link NoSuchElementException} and changes nothing.
 */
public final class Holding {
  private final Containers containers;
  private final OwnedRows rows;
  private final OrganizationId organization;
  private final @Nullable ProjectId project;

  Holding(
      Containers containers,
      OwnedRows rows,
      OrganizationId organization,
      @Nullable ProjectId project) {
    this.containers = containers;
    this.rows = rows;
    this.organization = organization;
    this.project = project;
  }

  public Optional<Container> find(ContainerId id) {
    return rows.find(organization, project, id);
  }

  public Container get(ContainerId id) {
    return find(id).orElseThrow(() -> new NoSuchElementException("no such container"));
  }

  /** In the order of their identifiers, after the given one; deleted ones left out. */
  public List<Container> list(ContainerFilter filter, Optional<ContainerId> after, int limit) {
    String from = after.map(ContainerId::value).orElse("");
    return rows.list(organization, project, filter, from, limit);
  }

  public List<Variable> environmentOf(ContainerId id) {
    return containers.environmentOf(ours(id));
  }

  public List<FirewallRule> rulesOf(ContainerId id) {
    return containers.rulesOf(ours(id));
  }

  public List<TimelineEntry> timeline(ContainerId id) {
    return containers.timeline(ours(id));
  }

  public Container copy(ContainerId source, String name, String host, Cause cause) {
    return containers.copy(ours(source), Kind.COPY, name, host, cause);
  }

  public void start(ContainerId id, Cause cause) {
    containers.start(ours(id), cause);
  }

  public void stop(ContainerId id, Cause cause) {
    containers.stop(ours(id), cause);
  }

  public void restart(ContainerId id, Cause cause) {
    containers.restart(ours(id), cause);
  }

  public void pause(ContainerId id, Cause cause) {
    containers.pause(ours(id), cause);
  }

  public void resume(ContainerId id, Cause cause) {
    containers.resume(ours(id), cause);
  }

  public void retry(ContainerId id, Cause cause) {
    containers.retry(ours(id), cause);
  }

  /** False when none of its data is lost: then nothing changed. */
  public boolean startOver(ContainerId id, Cause cause) {
    return containers.startOver(ours(id), cause);
  }

  public void delete(ContainerId id, Cause cause) {
    containers.delete(ours(id), cause);
  }

  public void rename(ContainerId id, String name, Cause cause) {
    containers.rename(ours(id), name, cause);
  }

  public int revokeClaims(ContainerId id, Cause cause) {
    return containers.revokeClaims(ours(id), cause);
  }

  /**
   * @param change from what is there to what is to be there; applied to the newest, so that two
   *     changes at the same time both count
   */
  public void environment(ContainerId id, UnaryOperator<List<Variable>> change, Cause cause) {
    containers.environment(ours(id), change, cause);
  }

  /** As {@link #environment}. */
  public void rules(ContainerId id, UnaryOperator<List<FirewallRule>> change, Cause cause) {
    containers.rules(ours(id), change, cause);
  }

  /** As {@link #environment}. */
  public void limits(ContainerId id, UnaryOperator<Limits> change, Cause cause) {
    containers.limits(ours(id), change, cause);
  }

  /** As {@link #environment}. */
  public void settings(ContainerId id, UnaryOperator<Settings> change, Cause cause) {
    containers.settings(ours(id), change, cause);
  }

  /**
   * Several changes as one: all are made, or none.
   *
   * @param check sees it as it is until then; what it throws undoes all
   */
  public void together(ContainerId id, Consumer<Container> check, Runnable changes) {
    containers.together(ours(id), check, changes);
  }

  private ContainerId ours(ContainerId id) {
    return get(id).id();
  }
}
