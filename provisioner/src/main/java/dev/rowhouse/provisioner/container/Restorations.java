package dev.rowhouse.provisioner.container;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.provisioner.BackupId;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.placement.Placed;
import dev.rowhouse.provisioner.placement.Placer;
import dev.rowhouse.provisioner.wall.Addresses;
import dev.rowhouse.provisioner.wall.Lease;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks for containers to be made again from what was kept of them. */
@Unowned
@Component
public class Restorations {
  private final Rows rows;
  private final Wishes wishes;
  private final MoveStore moves;
  private final Placer placer;
  private final Addresses addresses;
  private final Timeline timeline;
  private final Bell bell;

  Restorations(
      Rows rows,
      Wishes wishes,
      MoveStore moves,
      Placer placer,
      Addresses addresses,
      Timeline timeline,
      Bell bell) {
    this.rows = rows;
    this.wishes = wishes;
    this.moves = moves;
    this.placer = placer;
    this.addresses = addresses;
    this.timeline = timeline;
    this.bell = bell;
  }

  /** Where it stands. False, and nothing changed, when it is on its way or not made yet. */
  @Transactional
  public boolean here(ContainerId id, BackupId backup, String why, Cause cause) {
    Row row = rows.lock(id).filter(Next::movable).orElse(null);
    if (row == null || !wishes.restored(id, backup, row.observed(), cause)) {
      return false;
    }
    Transitions.check(row.observed(), Observed.CREATING);
    timeline.add(id, row.observed(), Observed.CREATING, why);
    tell();
    return true;
  }

  /**
   * On another node, because its own is lost. What may come back with that node is stopped when it
   * does, and removed once the new one is healthy. Not for a transaction.
   *
   * @throws Rejected when it cannot be made again now
   * @throws dev.rowhouse.provisioner.placement.NoRoom when no node can take it
   */
  public boolean elsewhere(ContainerId id, BackupId backup, String why, Cause cause) {
    return away(rows.find(id).filter(Restorations::stands), backup, why, cause);
  }

  /**
   * On another node, because its own was lost before it ran there for the first time: it has no
   * data yet. Not for a transaction.
   *
   * @throws Rejected when it cannot be made elsewhere now
   * @throws dev.rowhouse.provisioner.placement.NoRoom when no node can take it
   */
  public boolean anew(ContainerId id, String why, Cause cause) {
    return away(rows.find(id).filter(Restorations::isUnborn), null, why, cause);
  }

  private boolean away(Optional<Row> found, @Nullable BackupId backup, String why, Cause cause) {
    found.ifPresent(row -> {
      placer.place(
          row.ask().away(row.node(), null, moves.littered(row.id())),
          placed -> write(row, placed, backup, why, cause));
      tell();
    });
    return found.isPresent();
  }

  private void write(Row row, Placed placed, @Nullable BackupId backup, String why, Cause cause) {
    if (moves.littered(row.id()).contains(placed.node())) {
      throw new Rejected("node", "What an earlier move left there is not cleared up yet.");
    }
    Lease lease =
        moves.isGone(row.node())
            ? addresses.lease(placed.node(), row.id())
            : behind(row, placed, backup != null, cause);
    if (!wishes.rehoused(row, placed.node(), lease, backup, cause)) {
      throw new Rejected("container", "It changed at this moment; it is tried again.");
    }
    String detail = why + "; placed on " + placed.reason();
    timeline.add(row.id(), row.observed(), Observed.CREATING, detail);
  }

  /** What it leaves on its node is kept and cleared when that is back. */
  private Lease behind(Row row, Placed placed, boolean salvage, Cause cause) {
    Move left = moves.abandoned(row, placed, salvage, cause);
    Lease lease = addresses.lease(placed.node(), left.holder());
    addresses.exchange(row.id(), left.holder());
    return lease;
  }

  private static boolean stands(Row row) {
    boolean isRestored = row.observed() == Observed.CREATING && row.restore() != null;
    return row.move() == null
        && row.container().address() != null
        && (isRestored || (row.restore() == null && Next.movable(row)));
  }

  private static boolean isUnborn(Row row) {
    return row.move() == null
        && row.container().address() != null
        && row.restore() == null
        && row.observed() == Observed.CREATING
        && row.make().applied() == 0;
  }

  private void tell() {
    bell.ring(Containers.WANTED);
    bell.ring(Routes.CHANGED);
  }
}
