package dev.rowhouse.provisioner.channel;

import dev.rowhouse.provisioner.ContainerId;
import java.util.List;

/**
 * What is asked of a worker.
 *
 * @param verb {@code logs}, {@code exec} or {@code usage}
 */
record Asked(
    String verb,
    String container,
    int tail,
    boolean follow,
    List<String> command,
    String stdin,
    long limitMs) {
  ContainerId id() {
    return new ContainerId(container);
  }
}
