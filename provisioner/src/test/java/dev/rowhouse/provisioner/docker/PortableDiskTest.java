package dev.rowhouse.provisioner.docker;

import dev.rowhouse.provisioner.testing.TestNode;

/** The ways that any Docker host has. */
class PortableDiskTest extends DiskContract {
  private static final Dock DOCK =
      new Dock(new Connection(TestNode.get().host()), TestNode.get().site("test"), false);

  PortableDiskTest() {
    super(DOCK);
  }
}
