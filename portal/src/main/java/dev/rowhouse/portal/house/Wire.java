package dev.rowhouse.portal.house;

import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.container.Streams;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The way to what streams, where this process has one. */
@Component
class Wire {
  private final ObjectProvider<Streams> streams;

  Wire(ObjectProvider<Streams> streams) {
    this.streams = streams;
  }

  Streams streams() {
    Streams found = streams.getIfAvailable();
    if (found == null) {
      throw new Rejected("node", "No worker can be reached from here now. Try again in a minute.");
    }
    return found;
  }
}
