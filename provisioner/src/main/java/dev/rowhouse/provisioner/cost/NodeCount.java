package dev.rowhouse.provisioner.cost;

/** How many tenants' houses stand on a node, and how many of them are awake. */
record NodeCount(int tenants, int awake) {
  static final NodeCount NONE = new NodeCount(0, 0);
}
