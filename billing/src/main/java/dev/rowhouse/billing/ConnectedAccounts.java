package dev.rowhouse.billing;

/** Who knows the accounts that are connected to the platform's. */
public interface ConnectedAccounts {
  /** Whether it is somebody's here, and still consents. */
  boolean knows(String account);
}
