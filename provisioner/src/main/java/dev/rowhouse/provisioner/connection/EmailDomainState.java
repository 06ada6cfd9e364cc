package dev.rowhouse.provisioner.connection;

/** How a claim to the addresses of a domain stands. */
public enum EmailDomainState {
  /** Its record was never seen: it gives nothing, and reserves nothing. */
  PENDING("waits for its record"),
  /** Proved. */
  ACTIVE("proved"),
  /** Its record is gone: nobody is linked by it any more; its people still go to the provider. */
  LOST("record lost"),
  /** Its record was gone for too long, or somebody else proved the domain: it gives nothing. */
  OFF("switched off");

  private final String word;

  EmailDomainState(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** People of the domain are led to the provider. */
  public boolean leads() {
    return this == ACTIVE || this == LOST;
  }
}
