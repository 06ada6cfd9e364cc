package dev.rowhouse.provisioner.container;

import java.io.IOException;

/** A machine's door did not let us in; nothing is known of the tenant behind it. */
final class DoorShut extends IOException {
  DoorShut(IOException cause) {
    super(String.valueOf(cause.getMessage()), cause);
  }
}
