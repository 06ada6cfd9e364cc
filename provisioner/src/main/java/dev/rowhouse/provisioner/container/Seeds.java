package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.SnapshotId;
import java.util.Optional;

/** What a fresh container's data begins with. */
public interface Seeds {
  /**
   * The volume whose content a new container of the snapshot starts with at this data path, on the
   * snapshot's node; empty when it starts with nothing.
   */
  Optional<String> seed(SnapshotId snapshot, String dataPath);
}
