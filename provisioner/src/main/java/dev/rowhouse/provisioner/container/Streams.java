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
  default int exec(ContainerId id, List<String> command, Duration limit, Consumer<LogLine> output) {
    return exec(id, command, "", limit, output);
  }

  /**
   * As above, with input. It is not ended behind its last byte: a command that reads it has to know
   * how much there is ({@code head -c}, or a last line that it knows).
   */
  int exec(
      ContainerId id, List<String> command, String stdin, Duration limit, Consumer<LogLine> output);

  /**
   * @throws dev.rowhouse.provisioner.Rejected when it does not run
   */
  Usage usage(ContainerId id);
}
