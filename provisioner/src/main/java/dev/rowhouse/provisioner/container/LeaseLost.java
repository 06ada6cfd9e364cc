package dev.rowhouse.provisioner.container;

/** Another worker has the container now; whoever learns of it drops what it was doing. */
final class LeaseLost extends RuntimeException {
  LeaseLost(Row row) {
    super(row.id().value() + " is another worker's now");
  }
}
