package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.docker.Engine;
import dev.rowhouse.provisioner.docker.Seen;

/** Stops or freezes a running container; requests that come meanwhile wait and wake it again. */
final class Stopping {
  private final Tools tools;

  Stopping(Tools tools) {
    this.tools = tools;
  }

  void stop(Row row) {
    if (changedMind(row)) {
      return;
    }
    Engine engine = tools.engine(row);
    if (engine.look(row.name()).map(Seen::status).orElse(null) == Seen.Status.PAUSED) {
      engine.unpause(row.name()); // a frozen process cannot be told to end
    }
    engine.stop(row.name(), row.container().settings().grace());
    tools.register().settle(row, Observed.STOPPED, Applied.asBefore(row).booted(row), "");
  }

  void pause(Row row) {
    if (changedMind(row)) {
      return;
    }
    tools.engine(row).pause(row.name());
    tools.register().settle(row, Observed.PAUSED, Applied.asBefore(row), "");
  }

  void unpause(Row row) {
    tools.engine(row).unpause(row.name());
    tools.register().settle(row, Observed.RUNNING, Applied.asBefore(row), "");
  }

  private boolean changedMind(Row row) {
    return row.observed() == Observed.RUNNING && !row.closing() && !tools.register().close(row);
  }
}
