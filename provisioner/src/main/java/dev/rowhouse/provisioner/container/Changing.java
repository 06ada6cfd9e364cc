package dev.rowhouse.provisioner.container;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.Variable;
import java.util.List;
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
  public void environment(ContainerId id, List<Variable> environment, Cause cause) {
    Checks.environment(environment);
    if (rows.lock(id).isPresent()
        && !variables.of(id).equals(environment)
        && changes.remade(id, cause)) {
      variables.replace(id, environment);
      tell();
    }
  }

  @Transactional
  public void limits(ContainerId id, Limits limits, Cause cause) {
    Checks.limits(limits);
    Limits before = rows.lock(id).map(row -> row.container().settings().limits()).orElse(limits);
    // The ramdisk is a mount: Docker makes it once, when it makes the container.
    boolean remake = before.ramdiskMb() != limits.ramdiskMb();
    if (!before.equals(limits) && changes.limited(id, limits, remake, cause)) {
      tell();
    }
  }

  @Transactional
  public void settings(ContainerId id, Settings settings, Cause cause) {
    Checks.settings(settings);
    boolean other =
        rows.lock(id).filter(row -> !row.container().settings().equals(settings)).isPresent();
    if (other && changes.settled(id, settings, cause)) {
      volumes.add(id, settings.dataPaths());
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
  public void rules(ContainerId id, List<FirewallRule> wanted, Cause cause) {
    if (rows.lock(id).isPresent() && !rules.of(id).equals(wanted) && changes.walled(id, cause)) {
      rules.replace(id, wanted);
      tell();
    }
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
    if (wishes.triedAgain(id, row.observed(), Observed.CREATING, cause)) {
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
