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
  DELETED;

  /** Whether it keeps its memory and may use the processor; a paused one keeps its memory, too. */
  public boolean isAwake() {
    return this == RUNNING || this == PAUSED || this == CLAIMING;
  }
}
