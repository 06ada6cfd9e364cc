package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.Disk;
import dev.rowhouse.provisioner.docker.Engine;
import dev.rowhouse.provisioner.node.Engines;
import dev.rowhouse.provisioner.placement.Placer;
import dev.rowhouse.provisioner.wall.Addresses;
import dev.rowhouse.provisioner.wall.Wall;
import org.springframework.transaction.support.TransactionTemplate;

/** What a worker's steps work with. */
record Tools(
    Rows rows,
    Variables variables,
    Rules rules,
    Volumes volumes,
    Register register,
    Engines engines,
    Addresses addresses,
    Placer placer,
    Supplies supplies,
    Seeds seeds,
    MoveStore moves,
    Archives archives,
    Health health,
    Gates gates,
    TransactionTemplate transaction) {

  /** The engine of another node than the container's own. */
  Engine engine(NodeId node) {
    return engines.engine(node);
  }

  Disk disk(NodeId node) {
    return engines.disk(node);
  }

  Engine engine(Row row) {
    return engines.engine(row.node());
  }

  Disk disk(Row row) {
    return engines.disk(row.node());
  }

  Wall wall(Row row) {
    return engines.wall(row.node());
  }

  /** Puts the container's rules in force; nothing is ever started without. */
  void raiseWall(Row row) {
    wall(row).raise(row.address(), row.container().settings().port(), rules.of(row.id()));
  }
}
