package dev.rowhouse.provisioner.container;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.metering.Fact;
import dev.rowhouse.billing.metering.Metering;
import dev.rowhouse.billing.metering.Phase;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Observed;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells the metering of every transition of a tenant's container that has a place on a node, in the
 * transition's own transaction. Templates, spares and copies are the builder's own cost.
 */
@Component
class Meter {
  private final JdbcClient jdbc;
  private final Metering metering;

  Meter(JdbcClient jdbc, Metering metering) {
    this.jdbc = jdbc;
    this.metering = metering;
  }

  /** The newest line of the container's timeline. */
  void read(ContainerId id) {
    jdbc.sql(
            """
            SELECT t.number, t.at, t.to_state, c.project_id, c.node_id
            FROM provisioner_timeline t JOIN provisioner_container c ON c.id = t.container_id
            WHERE c.id = ? AND c.kind = 'TENANT' AND c.node_id IS NOT NULL
            ORDER BY t.number DESC LIMIT 1
            """)
        .param(id.value())
        .query(Turn.class)
        .optional()
        .ifPresent(turn -> metering.tell(turn.fact(id)));
  }

  record Turn(long number, Instant at, String toState, String projectId, String nodeId) {
    Fact fact(ContainerId id) {
      return new Fact(
          "%s/%012d".formatted(id.value(), number),
          new OwnerId(projectId),
          nodeId,
          id.value(),
          phase(Observed.valueOf(toState)),
          at);
    }
  }

  private static Phase phase(Observed state) {
    if (state == Observed.DELETED) {
      return Phase.GONE;
    }
    return state.isAwake() ? Phase.AWAKE : Phase.ASLEEP;
  }
}
