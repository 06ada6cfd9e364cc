package dev.rowhouse.billing.metering;

/** What a tenant takes of a node. */
public enum Phase {
  /** It has a place and runs. */
  AWAKE,
  /** It has a place and disk, and nothing runs. */
  ASLEEP,
  /** It has no place any more. */
  GONE
}
