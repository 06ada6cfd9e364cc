package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.machine.TestDoor;

/** The same, for apps on a machine to which there is no route. */
class WakingThroughADoorTest extends WakingTest {
  @Override
  Street street() {
    return new Street(TestDoor.get());
  }
}
