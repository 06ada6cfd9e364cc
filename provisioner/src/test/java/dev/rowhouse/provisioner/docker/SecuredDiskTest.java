package dev.rowhouse.provisioner.docker;

/** The fast ways, on an engine elsewhere. */
class SecuredDiskTest extends DiskContract {
  SecuredDiskTest() {
    super(SecuredEngineTest.DOCK);
  }
}
