package dev.rowhouse.provisioner.transfer;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.bell.Topic;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.container.NotYet;
import dev.rowhouse.provisioner.container.Supplies;
import dev.rowhouse.provisioner.docker.Disk;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import dev.rowhouse.provisioner.node.Engines;
import org.springframework.stereotype.Component;

/** Asks for a transfer where an image is missing; whoever asks for the same one shares it. */
@Component
@OnRole(Role.WORKER)
class Bringing implements Supplies {
  static final Topic WANTED = new Topic("transfers");

  private final Places places;
  private final TransferStore transfers;
  private final Engines engines;
  private final Bell bell;

  Bringing(Places places, TransferStore transfers, Engines engines, Bell bell) {
    this.places = places;
    this.transfers = transfers;
    this.engines = engines;
    this.bell = bell;
  }

  @Override
  public void bring(NodeId node, String image) {
    if (places.has(image, node) || adopted(image, node) || isNowhere(image, node)) {
      return;
    }
    transfers.want(image, node);
    bell.ring(WANTED);
    String how = transfers.find(image, node).map(Transfer::words).orElse("is asked for");
    throw new NotYet("What it is made from comes from another node: it " + how + ".");
  }

  /** It lay there before anybody wrote it down. */
  private boolean adopted(String image, NodeId node) {
    Disk disk = engines.disk(node);
    boolean there =
        disk.hasImage(image)
            && transfers.seeds(image).stream().allMatch(seed -> disk.hasVolume(seed.volume()))
            && transfers
                .find(image, node)
                .map(each -> each.stage() == Transfer.Stage.DONE)
                .orElse(true);
    if (there) {
      places.put(image, node);
    }
    return there;
  }

  private boolean isNowhere(String image, NodeId node) {
    return places.of(image).isEmpty()
        && places.neighbours(node).stream().noneMatch(other -> found(image, other));
  }

  private boolean found(String image, NodeId other) {
    try {
      return adopted(image, other);
    } catch (EngineUnreachable e) {
      return false;
    }
  }
}
