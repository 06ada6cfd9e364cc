package dev.rowhouse.provisioner.docker;

import dev.rowhouse.provisioner.testing.TestNode;

/** An engine beside us, over its socket. */
class EngineTest extends EngineContract {
  EngineTest() {
    super(TestNode.get().dock());
  }
}
