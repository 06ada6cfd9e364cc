package dev.rowhouse.provisioner.claim;

/** What became of a token that was looked at. */
public sealed interface Checking {
  record Valid(Claim claim) implements Checking {}

  /** It is no claim for this container, or not any more. */
  record Refused() implements Checking {}

  /** Signed with a key that is not known here; it may be newer than the last look. */
  record UnknownKey() implements Checking {}
}
