package dev.rowhouse.provisioner.transfer;

import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.SnapshotId;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot on a node, or on its way there.
 *
 * @param name the node's
 * @param transfer how far it is; null once it lies there
 */
public record Travel(SnapshotId snapshot, NodeId node, String name, @Nullable Transfer transfer) {

  public boolean isThere() {
    return transfer == null;
  }

  /** For people. */
  public String words() {
    return transfer == null ? "is there" : transfer.words();
  }

  /** Of the whole way, 0 to 100. */
  public int percent() {
    return transfer == null ? 100 : transfer.percent();
  }
}
