package dev.rowhouse.provisioner.connection;

import dev.rowhouse.provisioner.claim.MintedClaim;
import java.util.List;

/** What comes of somebody whom a provider vouches for. */
public sealed interface Recognized {
  /** They are in. */
  record In(MintedClaim claim) implements Recognized {}

  /** A test: who they would be, and nothing else happened. */
  record WouldBeIn(Profile profile, List<String> roles) implements Recognized {}

  /**
   * They are not let in.
   *
   * @param words for them, without what is nobody else's business
   */
  record Refused(String words) implements Recognized {}
}
