package dev.rowhouse.provisioner.container;

import dev.rowhouse.db.bell.Topic;
import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.Variable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * All containers. Every verb writes rows in the running transaction (or one of its own) and rings
 * the workers; none waits for Docker. A verb that asks for what is already wanted changes nothing.
 */
@Unowned
public interface Containers {
  /** Rung when a container's wanted state changed. */
  Topic WANTED = new Topic("containers");

  /**
   * @throws dev.rowhouse.provisioner.Rejected naming the field when name or host is taken or a
   *     value is out of range
   */
  Container create(NewContainer wanted, Cause cause);

  /**
   * A copy of filesystem, data, environment, limits and rules, on whatever node placement chooses.
   */
  Container copy(ContainerId source, Kind kind, String name, String host, Cause cause);

  /**
   * Takes a running spare of this project and image atomically and makes it the tenant's; empty
   * when there is none.
   */
  Optional<Container> claim(NewContainer wanted, Cause cause);

  void start(ContainerId id, Cause cause);

  void stop(ContainerId id, Cause cause);

  void restart(ContainerId id, Cause cause);

  void pause(ContainerId id, Cause cause);

  void resume(ContainerId id, Cause cause);

  /** Stops it and keeps requests from waking it, or lifts that. */
  void suspend(ContainerId id, boolean suspended, Cause cause);

  /**
   * Stops a running or paused container that was last used before this instant, and has been
   * running since before it. False when a request came first (or it no longer runs): then nothing
   * changed.
   */
  boolean stopIdle(ContainerId id, Instant unusedSince, Cause cause);

  /** Makes every claim minted so far invalid; returns the new epoch. */
  int revokeClaims(ContainerId id, Cause cause);

  /** Tries a FAILED container again. */
  void retry(ContainerId id, Cause cause);

  /**
   * Makes a container that failed because its data is gone from its snapshot again, with nothing
   * where data is lost. False when none is lost: nothing changed.
   */
  boolean startOver(ContainerId id, Cause cause);

  void delete(ContainerId id, Cause cause);

  /**
   * Another name; host and addresses stay.
   *
   * @throws dev.rowhouse.provisioner.Rejected naming {@code name} when it is taken or none
   */
  void rename(ContainerId id, String name, Cause cause);

  /** Replaces the whole environment; filesystem and data stay. */
  default void environment(ContainerId id, List<Variable> variables, Cause cause) {
    environment(id, _ -> variables, cause);
  }

  /** Changes the environment as it is now: nobody else changes it between look and change. */
  void environment(ContainerId id, UnaryOperator<List<Variable>> change, Cause cause);

  default void limits(ContainerId id, Limits limits, Cause cause) {
    limits(id, _ -> limits, cause);
  }

  void limits(ContainerId id, UnaryOperator<Limits> change, Cause cause);

  /** Replaces how its app is run (command, port, health, grace, …); filesystem and data stay. */
  default void settings(ContainerId id, Settings settings, Cause cause) {
    settings(id, _ -> settings, cause);
  }

  void settings(ContainerId id, UnaryOperator<Settings> change, Cause cause);

  /**
   * Makes it again from another snapshot: image, settings and environment are new; data volumes,
   * name, host and addresses stay. A data path that is new gets a volume of its own.
   */
  void move(
      ContainerId id,
      SnapshotId snapshot,
      String image,
      Settings settings,
      List<Variable> environment,
      Cause cause);

  default void rules(ContainerId id, List<FirewallRule> rules, Cause cause) {
    rules(id, _ -> rules, cause);
  }

  void rules(ContainerId id, UnaryOperator<List<FirewallRule>> change, Cause cause);

  /** Several changes as one transaction, after a look at it that nobody else comes between. */
  void together(ContainerId id, Consumer<Container> check, Runnable changes);

  List<Variable> environmentOf(ContainerId id);

  List<FirewallRule> rulesOf(ContainerId id);

  Optional<Container> find(ContainerId id);

  /** In the order of their identifiers, after the given one; deleted ones left out. */
  List<Container> list(ProjectId project, Optional<ContainerId> after, int limit);

  /** A line of its timeline about something that concerns it and changes nothing of it. */
  void note(ContainerId id, String detail, Cause cause);

  List<TimelineEntry> timeline(ContainerId id);
}
