package dev.rowhouse.provisioner.machine;

/** A token with its secret, which is shown this once and never again. */
public record MintedToken(MachineToken token, String secret) {
  @Override
  public String toString() {
    return "MintedToken[" + token.id().value() + "]";
  }
}
