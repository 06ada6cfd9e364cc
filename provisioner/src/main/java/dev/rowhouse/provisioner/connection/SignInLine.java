package dev.rowhouse.provisioner.connection;

import java.time.Instant;

/**
 * What became of one sign-in.
 *
 * @param who as far as it was known; may be empty
 * @param words for the tenant's and the builder's admins: what happened and what to do
 * @param test it was a test, which lets nobody in
 */
public record SignInLine(Instant at, Outcome outcome, String who, String words, boolean test) {
  /** How it ended. */
  public enum Outcome {
    IN,
    OUT,
    REFUSED,
    FAILED
  }
}
