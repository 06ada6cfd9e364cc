package dev.rowhouse.provisioner.container;

/** How far a move has come. Each stage may be repeated: one that finds its work done adopts it. */
public enum MoveStage {
  /** Image, address and room on the target are seen to. */
  PREPARING,
  /** Data is copied while the container goes on running, so that the pause is short. */
  COPYING,
  STOPPING,
  /** What changed since the first copy, and the filesystem. */
  SENDING,
  /** On the target, until it is healthy; then the route is switched. */
  STARTING,
  /** It stands on the target; what is left on the source is removed. */
  CLEARING,
  DONE,
  /** It stays where it was; what was made on the target is removed. */
  UNDOING,
  FAILED;

  /** Until then the container belongs to the source, and a worker takes steps for the move. */
  public boolean underWay() {
    return switch (this) {
      case PREPARING, COPYING, STOPPING, SENDING, STARTING -> true;
      case CLEARING, DONE, UNDOING, FAILED -> false;
    };
  }

  public boolean over() {
    return this == DONE || this == FAILED;
  }
}
