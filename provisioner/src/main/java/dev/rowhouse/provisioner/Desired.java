package dev.rowhouse.provisioner;

/** What we want of a container; ours to write. */
public enum Desired {
  RUNNING,
  STOPPED,
  DELETED
}
