package dev.rowhouse.provisioner.time;

import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.project.Projects;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sweep that finds what is idle, for tests of other packages. */
public final class IdleSweep {
  private final Idling idling;

  public IdleSweep(JdbcClient jdbc, Projects projects, Containers containers, Clock clock) {
    this.idling = new Idling(new IdleStore(jdbc), projects, containers, clock);
  }

  /** How many are put to sleep. */
  public int run() {
    return idling.stop();
  }
}
