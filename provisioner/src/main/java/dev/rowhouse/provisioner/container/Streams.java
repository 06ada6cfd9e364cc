package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.docker.LogLine;
import dev.rowhouse.provisioner.docker.Usage;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What cannot be a row because it streams. In a worker it goes straight to the node; elsewhere over
 * the internal, mutually authenticated channel to one.
 */
public interface Streams {
  /**
   * The last lines, oldest first; then, with follow, new ones until closed.
   *
   * @throws dev.rowhouse.provisioner.Rejected when it is on no node
   */
  AutoCloseable logs(
      ContainerId id, int tail, boolean follow, Consumer<LogLine> line, Runnable done);

  /**
   * Runs a command inside and returns its exit code.
   *
   * @throws dev.rowhouse.provisioner.Rejected when it does not run
   */
  int exec(ContainerId id, List<String> command, Duration limit, Consumer<LogLine> output);

  /**
   * @throws dev.rowhouse.provisioner.Rejected when it does not run
   */
  Usage usage(ContainerId id);
}
