package dev.rowhouse.provisioner.docker;

/** Docker answered and said no. */
public final class EngineRefused extends RuntimeException {
  private final int status;

  public EngineRefused(int status, String message) {
    super(message);
    this.status = status;
  }

  /** HTTP status of Docker's answer. */
  public int status() {
    return status;
  }
}
