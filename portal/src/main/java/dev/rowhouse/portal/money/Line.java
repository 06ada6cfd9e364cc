package dev.rowhouse.portal.money;

import dev.rowhouse.billing.metering.Share;
import dev.rowhouse.provisioner.cost.Resident;
import java.util.Optional;

/**
 * One line of a statement with whom it belongs to.
 *
 * @param resident empty for what nobody had, and for whom nobody knows any more
 */
record Line(Share share, Optional<Resident> resident) {
  public String name() {
    return share.tenant().isEmpty()
        ? "Nobody: yours"
        : resident.map(Resident::name).orElse("An unknown tenant");
  }

  public String project() {
    return resident.map(Resident::projectName).orElse("");
  }
}
