package dev.rowhouse.provisioner.container;

/**
 * How often something was asked for, and which asking is in force.
 *
 * @param wanted grows with every asking
 * @param applied the asking that the container was last given; 0 for none yet
 */
record Version(int wanted, int applied) {
  boolean due() {
    return wanted != applied;
  }

  Version done() {
    return new Version(wanted, wanted);
  }
}
