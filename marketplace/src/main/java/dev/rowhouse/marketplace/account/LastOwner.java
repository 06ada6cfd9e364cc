package dev.rowhouse.marketplace.account;

/** Refused: an organization without an owner could never be changed again. */
public final class LastOwner extends RuntimeException {
  LastOwner() {
    super("An organization needs an owner. Make somebody else owner first.");
  }
}
