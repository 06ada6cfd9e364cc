package dev.rowhouse.provisioner.container;

/** What a lost node still had of a container that was made again elsewhere meanwhile. */
public interface Remains {
  /** Whether it is kept, and may go from the node; asks for it where it is not. */
  boolean kept(Move move);
}
