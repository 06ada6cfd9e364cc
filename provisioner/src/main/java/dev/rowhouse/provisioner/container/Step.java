package dev.rowhouse.provisioner.container;

/** What a worker can do for a container. Every step may be repeated. */
enum Step {
  NOTHING,
  /** Place, wall, volumes, create; start when running is wanted. */
  MAKE,
  /** As MAKE, with filesystem and data of another. */
  COPY,
  /** Tell a claimed spare who its tenant is. */
  HAND_OVER,
  START,
  /** Take it to another node, stage by stage. */
  MOVE,
  STOP,
  PAUSE,
  UNPAUSE,
  /** Make it again with what has changed, from its own filesystem, and put it in its place. */
  REMAKE,
  LIMIT,
  /** Put changed firewall rules in force. */
  WALL,
  ERASE
}
