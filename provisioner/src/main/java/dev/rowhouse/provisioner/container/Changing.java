package dev.rowhouse.provisioner.container;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.Variable;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a container becomes another while it stays the same. */
@Component
class Changing {
  private final Rows rows;
  private final Changes changes;
  private final Variables variables;
  private final Rules rules;
  private final Volumes volumes;
  private final Timeline timeline;
  private final Bell bell;

  Changing(
      Rows rows,
      Changes changes,
      Variables variables,
      Rules rules,
      Volumes volumes,
      Timeline timeline,
      Bell bell) {
    this.rows = rows;
    this.changes = changes;
    this.variables = variables;
    this.rules = rules;
    this.volumes = volumes;
    this.timeline = timeline;
    this.bell = bell;
  }

  @Transactional
  public void rename(ContainerId id, String name, Cause cause) {
    Checks.name(name);
    try {
      if (rows.lock(id).filter(row -> !row.container().name().equals(name)).isPresent()
          && changes.named(id, name, cause)) {
        tell();
      }
    } catch (DuplicateKeyException e) {
      throw new Rejected("name", "The name " + name + " is taken in this project.");
    }
  }

  @Transactional
  public void environment(ContainerId id, UnaryOperator<List<Variable>> change, Cause cause) {
    if (rows.lock(id).isEmpty()) {
      return;
    }
    List<Variable> before = variables.of(id);
    List<Variable> after = change.apply(before);
    Checks.environment(after);
    if (!before.equals(after) && changes.remade(id, cause)) {
      variables.replace(id, after);
      tell();
    }
  }

  @Transactional
  public void limits(ContainerId id, UnaryOperator<Limits> change, Cause cause) {
    rows.lock(id).ifPresent(row -> limits(row, change, cause));
  }

  private void limits(Row row, UnaryOperator<Limits> change, Cause cause) {
    Limits before = row.container().settings().limits();
    Limits after = change.apply(before);
    Checks.limits(after);
    // The ramdisk is a mount: Docker makes it once, when it makes the container.
    boolean remake = before.ramdiskMb() != after.ramdiskMb();
    if (!before.equals(after) && changes.limited(row.id(), after, remake, cause)) {
      tell();
    }
  }

  @Transactional
  public void settings(ContainerId id, UnaryOperator<Settings> change, Cause cause) {
    rows.lock(id).ifPresent(row -> settings(row, change, cause));
  }

  private void settings(Row row, UnaryOperator<Settings> change, Cause cause) {
    Settings before = row.container().settings();
    Settings after = change.apply(before);
    Checks.settings(after);
    if (!before.equals(after) && changes.settled(row.id(), after, cause)) {
      volumes.add(row.id(), after.dataPaths());
      tell();
    }
  }

  @Transactional
  public void move(
      ContainerId id,
      SnapshotId snapshot,
      String image,
      Settings settings,
      List<Variable> environment,
      Cause cause) {
    Checks.settings(settings);
    Checks.environment(environment);
    if (rows.lock(id).isPresent() && changes.moved(id, settings, snapshot, image, cause)) {
      variables.replace(id, environment);
      volumes.add(id, settings.dataPaths());
      tell();
    }
  }

  @Transactional
  public void rules(ContainerId id, UnaryOperator<List<FirewallRule>> change, Cause cause) {
    if (rows.lock(id).isEmpty()) {
      return;
    }
    List<FirewallRule> before = rules.of(id);
    List<FirewallRule> after = change.apply(before);
    if (!before.equals(after) && changes.walled(id, cause)) {
      rules.replace(id, after);
      tell();
    }
  }

  @Transactional
  public void together(ContainerId id, Consumer<Container> check, Runnable work) {
    rows.lock(id)
        .ifPresent(row -> {
          check.accept(row.container());
          work.run();
        });
  }

  @Transactional
  public void note(ContainerId id, String detail, Cause cause) {
    rows.lock(id)
        .filter(_ -> changes.noted(id, cause))
        .ifPresent(row -> timeline.add(id, row.observed(), row.observed(), detail));
  }

  /** From FAILED back to where it stood before. */
  @Transactional
  public void retry(ContainerId id, Cause cause) {
    rows.lock(id)
        .filter(row -> row.observed() == Observed.FAILED)
        .ifPresent(row -> retry(row, cause));
  }

  private void retry(Row row, Cause cause) {
    Observed again = before(row);
    Transitions.check(row.observed(), again);
    if (changes.triedAgain(row.id(), row.observed(), again, cause)) {
      timeline.add(row.id(), row.observed(), again, "tried again");
      tell();
    }
  }

  /** False when it has not failed, or none of its data is lost. */
  @Transactional
  public boolean startOver(ContainerId id, Cause cause) {
    Row row = rows.lock(id).filter(each -> each.observed() == Observed.FAILED).orElse(null);
    if (row == null || !volumes.giveUp(id)) {
      return false;
    }
    Transitions.check(row.observed(), Observed.CREATING);
    if (changes.triedAgain(id, row.observed(), Observed.CREATING, cause)) {
      timeline.add(id, row.observed(), Observed.CREATING, "begins again, what was lost is empty");
      tell();
    }
    return true;
  }

  private static Observed before(Row row) {
    if (row.make().applied() > 0) {
      return Observed.STOPPED;
    }
    return row.source() == null ? Observed.CREATING : Observed.COPYING;
  }

  private void tell() {
    bell.ring(Containers.WANTED);
    bell.ring(Routes.CHANGED);
  }
}
