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
  AutoCloseable logs(
      ContainerId id, int tail, boolean follow, Consumer<LogLine> line, Runnable done);

  int exec(ContainerId id, List<String> command, Duration limit, Consumer<LogLine> output);

  Usage usage(ContainerId id);
}
