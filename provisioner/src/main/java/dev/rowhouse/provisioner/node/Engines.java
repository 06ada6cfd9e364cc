package dev.rowhouse.provisioner.node;

import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.Disk;
import dev.rowhouse.provisioner.docker.Engine;
import dev.rowhouse.provisioner.wall.Wall;

/** The way to a node's engine, disk and wall; connections are kept. Only workers have this bean. */
public interface Engines {
  Engine engine(NodeId node);

  Disk disk(NodeId node);

  Wall wall(NodeId node);
}
