package dev.rowhouse.provisioner.node;

import dev.rowhouse.provisioner.docker.Dock;
import dev.rowhouse.provisioner.wall.KeptWall;

/** A node that this process has open. */
record Opened(Node node, Dock dock, KeptWall wall) {}
