package dev.rowhouse.provisioner.placement;

import dev.rowhouse.provisioner.Limits;

/**
 * What stands on a node.
 *
 * @param awakeMb sum of the memory limits of the containers wanted running
 * @param asleepMb the same of those that sleep
 */
record Load(long awakeMb, long asleepMb, int containers) {
  static final Load NONE = new Load(0, 0, 0);

  /** Limits are ceilings and few tenants reach them, so more is promised than there is. */
  static final int OVERCOMMIT = 3;

  /** One of so many sleepers is thought to wake at a time. */
  static final int SLEEPERS = 16;

  long promisedMb() {
    return awakeMb + asleepMb / SLEEPERS;
  }

  Load plus(Load other) {
    return new Load(
        awakeMb + other.awakeMb, asleepMb + other.asleepMb, containers + other.containers);
  }

  Load with(Limits another) {
    return new Load(awakeMb + another.memoryMb(), asleepMb, containers + 1);
  }
}
