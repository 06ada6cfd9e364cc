package dev.rowhouse.provisioner.placement;

import java.util.List;
import java.util.function.Consumer;

/** Chooses the node that a container is to stand on. Filters first, then scores. */
public interface Placer {

  /**
   * Chooses a node and reserves its room: whoever else chooses meanwhile, in whichever process,
   * sees this container there.
   *
   * @param write writes down where the container stands; in the transaction that reserves
   * @throws NoRoom when no node passes the filters; says for each why not
   */
  Placed place(Ask ask, Consumer<Placed> write);

  /** All nodes and what speaks for and against each, the best first. Nothing is reserved. */
  List<Option> weigh(Ask ask);
}
