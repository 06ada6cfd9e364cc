package dev.rowhouse.provisioner.moving;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.container.Holdings;
import dev.rowhouse.provisioner.container.Move;
import dev.rowhouse.provisioner.container.Relocations;
import dev.rowhouse.provisioner.placement.Option;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Moves containers. What is asked for is written down at once, with the room on the other node
 * reserved; a worker does the rest. Not for transactions.
 */
@Component
public class Moving {
  private static final int SHOWN = 10;

  private final Relocations relocations;
  private final Holdings holdings;

  Moving(Relocations relocations, Holdings holdings) {
    this.relocations = relocations;
    this.holdings = holdings;
  }

  /**
   * @param to empty for wherever is best
   * @throws dev.rowhouse.provisioner.Rejected when it cannot be moved now
   * @throws dev.rowhouse.provisioner.placement.NoRoom when no node can take it; says for each why
   */
  @Unowned
  public Move move(ContainerId id, Optional<NodeId> to, Cause cause) {
    return relocations.begin(id, to.orElse(null), cause);
  }

  /**
   * As {@link #move(ContainerId, Optional, Cause)}, only when it is the organization's.
   *
   * @throws java.util.NoSuchElementException when it is not
   */
  public Move move(OrganizationId owner, ContainerId id, Optional<NodeId> to, Cause cause) {
    return move(ours(owner, id), to, cause);
  }

  /** All nodes of its owner and what speaks for and against each, the best first. */
  public List<Option> options(OrganizationId owner, ContainerId id) {
    return relocations.weigh(ours(owner, id));
  }

  /** Its last moves, the newest first. */
  public List<Move> of(OrganizationId owner, ContainerId id) {
    return relocations.of(ours(owner, id), SHOWN);
  }

  private ContainerId ours(OrganizationId owner, ContainerId id) {
    return holdings.of(owner).get(id).id();
  }
}
