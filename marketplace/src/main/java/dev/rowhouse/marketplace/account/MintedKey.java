package dev.rowhouse.marketplace.account;

/** A key with its secret, which is shown this once and never again. */
public record MintedKey(ApiKey key, String secret) {
  @Override
  public String toString() {
    return "MintedKey[" + key.id().value() + "]";
  }
}
