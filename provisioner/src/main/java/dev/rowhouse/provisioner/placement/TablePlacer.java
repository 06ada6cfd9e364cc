package dev.rowhouse.provisioner.placement;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.NodeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

@Component
@OnRole(Role.WORKER)
class TablePlacer implements Placer {
  private static final Logger log = LoggerFactory.getLogger(TablePlacer.class);

  private final CandidateStore candidates;

  TablePlacer(CandidateStore candidates) {
    this.candidates = candidates;
  }

  @Override
  public NodeId place(Ask ask) {
    return switch (Choice.among(candidates.of(ask), ask)) {
      case Choice.Placed(var node, var reason) -> {
        log.info("{} goes to {}: {}", ask.container().value(), node.name(), reason);
        yield node.id();
      }
      case Choice.Nowhere(var reason) -> throw new NoRoom(reason);
    };
  }
}
