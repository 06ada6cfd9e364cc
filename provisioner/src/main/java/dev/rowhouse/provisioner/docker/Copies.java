package dev.rowhouse.provisioner.docker;

/** Making a container with the filesystem of another, in one of two ways. */
interface Copies {
  void createFrom(String source, ContainerPlan plan);
}
