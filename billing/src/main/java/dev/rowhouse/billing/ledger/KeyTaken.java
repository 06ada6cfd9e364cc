package dev.rowhouse.billing.ledger;

/** A key was booked before with other entries: two things have one name. */
public final class KeyTaken extends RuntimeException {
  KeyTaken(String key) {
    super("the ledger has other entries under the key " + key);
  }
}
