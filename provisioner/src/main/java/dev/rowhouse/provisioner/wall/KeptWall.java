package dev.rowhouse.provisioner.wall;

/** A wall with what its keeper does to it, beside what a container's life asks of it. */
public interface KeptWall extends Wall {

  /** Puts the base table in force, and the rules of all containers that have some. */
  void restore();

  /** Asks for the addresses of the host names in rules again, and follows what changed. */
  void resolveAgain();
}
