package dev.rowhouse.provisioner.renting;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.backup.Backup;
import dev.rowhouse.provisioner.backup.Backups;
import dev.rowhouse.provisioner.container.Restorations;
import dev.rowhouse.provisioner.placement.NoRoom;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What could not move out of a rented server in time: it is exported before the wipe, so that its
 * builder can fetch it, and made again from that as soon as another node has room.
 */
@Component
@OnRole(Role.WORKER)
class Leftovers {
  private static final Logger log = LoggerFactory.getLogger(Leftovers.class);
  private static final Cause WIPED = Cause.clock("its server went back");

  /** One that cannot be exported so many times is told of, and holds nobody else up. */
  private static final int TRIES = 3;

  private final Residents residents;
  private final Backups backups;
  private final Restorations restorations;

  Leftovers(Residents residents, Backups backups, Restorations restorations) {
    this.residents = residents;
    this.backups = backups;
    this.restorations = restorations;
  }

  /**
   * Has all that stands there exported, unless it was since then, or sleeps since before its last
   * archive. How many are not done yet.
   */
  int export(NodeId node, Instant since) {
    int pending = 0;
    for (Residents.Unkept each : residents.unkept(node, since)) {
      if (!each.writing() && each.failures() >= TRIES) {
        log.warn("{} cannot be exported and is left behind", each.container().value());
      } else {
        pending++;
        if (!each.writing()) {
          backups.keep(each.container(), WIPED);
        }
      }
    }
    return pending;
  }

  /** Tries to make them again elsewhere; how many of those that were exported have no place yet. */
  int rehouse(RentalId rental, Instant now) {
    residents.mark(rental, now);
    int waiting = 0;
    for (ContainerId each : residents.stranded(rental)) {
      Optional<Backup> kept = backups.newest(each);
      if (kept.isPresent() && !rehoused(each, kept.get())) {
        waiting++;
      }
    }
    return waiting;
  }

  private boolean rehoused(ContainerId id, Backup kept) {
    String why = "its server went back; made again from the archive of " + kept.beganAt();
    try {
      return restorations.elsewhere(id, kept.id(), why, WIPED);
    } catch (NoRoom | Rejected e) {
      log.info("{} has no place yet: {}", id.value(), e.getMessage());
      return false;
    }
  }
}
