package dev.rowhouse.provisioner.placement;

/** No node can take the container now; the message says why, for people, node by node. */
public final class NoRoom extends RuntimeException {
  public NoRoom(String message) {
    super(message);
  }
}
