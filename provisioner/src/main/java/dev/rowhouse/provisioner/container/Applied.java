package dev.rowhouse.provisioner.container;

/** Which askings are in force in the container that stands on the node. */
record Applied(int make, int limits, int rules, int boot) {
  static Applied asBefore(Row row) {
    return new Applied(
        row.make().applied(), row.limits().applied(), row.rules().applied(), row.boot().applied());
  }

  /** A container made just now from the row has all of it. */
  static Applied everythingOf(Row row) {
    return new Applied(
        row.make().wanted(), row.limits().wanted(), row.rules().wanted(), row.boot().wanted());
  }

  Applied booted(Row row) {
    return new Applied(make, limits, rules, row.boot().wanted());
  }

  Applied walled(Row row) {
    return new Applied(make, limits, row.rules().wanted(), boot);
  }

  Applied limited(Row row) {
    return new Applied(make, row.limits().wanted(), rules, boot);
  }
}
