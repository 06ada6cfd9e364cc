package dev.rowhouse.provisioner.transfer;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.provisioner.NodeId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How far images are on their way, for pages and timelines. */
@Unowned
@Component
public class Transfers {
  private final TransferStore store;

  Transfers(TransferStore store) {
    this.store = store;
  }

  /** Those under way and those that arrived, the newest first. */
  public List<Transfer> of(String image) {
    return store.of(image);
  }

  public Optional<Transfer> find(String image, NodeId node) {
    return store.find(image, node);
  }
}
