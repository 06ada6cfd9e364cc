package dev.rowhouse.provisioner.container;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.Variable;
import dev.rowhouse.provisioner.wall.RuleCheck;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All containers, kept in tables. */
@Component
class TableContainers implements Containers {
  private final Rows rows;
  private final Wishes wishes;
  private final Changes changes;
  private final Housing housing;
  private final Changing changing;
  private final Variables variables;
  private final Rules rules;
  private final Timeline timeline;
  private final Bell bell;

  TableContainers(
      Rows rows,
      Wishes wishes,
      Changes changes,
      Housing housing,
      Changing changing,
      Variables variables,
      Rules rules,
      Timeline timeline,
      Bell bell) {
    this.rows = rows;
    this.wishes = wishes;
    this.changes = changes;
    this.housing = housing;
    this.changing = changing;
    this.variables = variables;
    this.rules = rules;
    this.timeline = timeline;
    this.bell = bell;
  }

  @Override
  public Container create(NewContainer wanted, Cause cause) {
    return housing.create(wanted, cause);
  }

  @Override
  public Container copy(ContainerId source, Kind kind, String name, String host, Cause cause) {
    return housing.copy(source, kind, name, host, cause);
  }

  @Override
  public Optional<Container> claim(NewContainer wanted, Cause cause) {
    return housing.claim(wanted, cause);
  }

  @Override
  public void start(ContainerId id, Cause cause) {
    tell(wishes.running(id, cause));
    changing.retry(id, cause);
  }

  @Override
  public boolean startOver(ContainerId id, Cause cause) {
    return changing.startOver(id, cause);
  }

  @Override
  public void stop(ContainerId id, Cause cause) {
    tell(wishes.stopped(id, cause));
  }

  @Override
  public void restart(ContainerId id, Cause cause) {
    if (wishes.restarted(id, cause)) {
      tell(true);
    } else {
      start(id, cause);
    }
  }

  @Override
  public void pause(ContainerId id, Cause cause) {
    tell(wishes.paused(id, cause));
  }

  @Override
  public void resume(ContainerId id, Cause cause) {
    tell(wishes.running(id, cause));
  }

  @Override
  public void suspend(ContainerId id, boolean suspended, Cause cause) {
    tell(wishes.suspended(id, suspended, cause));
  }

  @Override
  public boolean stopIdle(ContainerId id, Instant unusedSince, Cause cause) {
    return tell(wishes.idle(id, unusedSince, cause));
  }

  @Override
  @Transactional
  public int revokeClaims(ContainerId id, Cause cause) {
    changes.revoked(id);
    bell.ring(Routes.CHANGED);
    return rows.find(id).map(row -> row.container().epoch()).orElse(0);
  }

  @Override
  public void retry(ContainerId id, Cause cause) {
    changing.retry(id, cause);
  }

  @Override
  public void delete(ContainerId id, Cause cause) {
    tell(wishes.deleted(id, cause));
  }

  @Override
  public void rename(ContainerId id, String name, Cause cause) {
    changing.rename(id, name, cause);
  }

  @Override
  public void environment(ContainerId id, UnaryOperator<List<Variable>> change, Cause cause) {
    changing.environment(id, change, cause);
  }

  @Override
  public void limits(ContainerId id, UnaryOperator<Limits> change, Cause cause) {
    changing.limits(id, change, cause);
  }

  @Override
  public void settings(ContainerId id, UnaryOperator<Settings> change, Cause cause) {
    changing.settings(id, change, cause);
  }

  @Override
  public void move(
      ContainerId id,
      SnapshotId snapshot,
      String image,
      Settings settings,
      List<Variable> environment,
      Cause cause) {
    changing.move(id, snapshot, image, settings, environment, cause);
  }

  @Override
  public void rules(ContainerId id, UnaryOperator<List<FirewallRule>> change, Cause cause) {
    changing.rules(id, before -> RuleCheck.check(change.apply(before)), cause);
  }

  @Override
  public void together(ContainerId id, Consumer<Container> check, Runnable changes) {
    changing.together(id, check, changes);
  }

  @Override
  public List<Variable> environmentOf(ContainerId id) {
    return variables.of(id);
  }

  @Override
  public List<FirewallRule> rulesOf(ContainerId id) {
    return rules.of(id);
  }

  @Override
  public Optional<Container> find(ContainerId id) {
    return rows.find(id).map(Row::container);
  }

  @Override
  public List<Container> list(ProjectId project, Optional<ContainerId> after, int limit) {
    String from = after.map(ContainerId::value).orElse("");
    return rows.list(project, from, limit).stream().map(Row::container).toList();
  }

  @Override
  public void note(ContainerId id, String detail, Cause cause) {
    changing.note(id, detail, cause);
  }

  @Override
  public List<TimelineEntry> timeline(ContainerId id) {
    return timeline.of(id);
  }

  private boolean tell(boolean changed) {
    if (changed) {
      bell.ring(WANTED);
      bell.ring(Routes.CHANGED);
    }
    return changed;
  }
}
