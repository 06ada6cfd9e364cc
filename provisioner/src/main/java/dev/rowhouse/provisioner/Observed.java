package dev.rowhouse.provisioner;

/** What is the case with a container; Docker's to tell, or the step that is under way. */
public enum Observed {
  CREATING,
  CLAIMING,
  COPYING,
  RUNNING,
  PAUSED,
  STOPPED,
  FAILED,
  DELETING,
  DELETED
}
