package dev.rowhouse.billing.metering;

import dev.rowhouse.billing.OwnerId;

/** What one tenant had of a node in a period. */
record Held(OwnerId owner, Presence presence) {
  static Held of(Interval interval) {
    return new Held(interval.owner(), Presence.of(interval));
  }

  Held plus(Held other) {
    return new Held(owner, presence.plus(other.presence));
  }
}
