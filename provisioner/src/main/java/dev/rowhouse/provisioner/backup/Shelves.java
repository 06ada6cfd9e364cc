package dev.rowhouse.provisioner.backup;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.node.Engines;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The folder of the installation, and one shelf on each node. */
@Component
@OnRole(Role.WORKER)
class Shelves {
  private final FolderShelf folder;
  private final Engines engines;

  Shelves(FolderShelf folder, Engines engines) {
    this.folder = folder;
    this.engines = engines;
  }

  /**
   * @param node null for the folder
   */
  Shelf on(@Nullable NodeId node) {
    return node == null ? folder : new NodeShelf(engines.disk(node));
  }
}
