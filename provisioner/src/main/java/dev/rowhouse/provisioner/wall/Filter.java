package dev.rowhouse.provisioner.wall;

/** Runs scripts where a node's packet filter is. */
@FunctionalInterface
public interface Filter {
  /**
   * @return what the script said
   * @throws dev.rowhouse.provisioner.docker.EngineRefused unless it ends with status 0
   */
  String run(String script);
}
