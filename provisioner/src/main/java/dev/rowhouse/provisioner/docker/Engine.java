package dev.rowhouse.provisioner.docker;

import dev.rowhouse.provisioner.Limits;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One node's Docker Engine, as the lifecycle needs it. Every verb may be repeated: one that finds
 * its work done adopts it. Containers are named by us ({@code rh-<container id>}); Docker's own
 * identifiers never leave this package.
 *
 * <p>All verbs throw {@link EngineUnreachable} when the node does not answer (try again later) and
 * {@link EngineRefused} when Docker says no (its message says why).
 */
public interface Engine {

  /** Makes the container, or adopts the one of this name when it was made from the same plan. */
  void create(ContainerPlan plan);

  void start(String name);

  /** SIGTERM, then SIGKILL after the grace period. A stopped or missing container is no error. */
  void stop(String name, Duration grace);

  void pause(String name);

  void unpause(String name);

  /**
   * Changes what Docker can change while it runs: memory, CPU, pids; and disk where the node can.
   */
  void limit(String name, Limits limits);

  /** Removes container, its anonymous leftovers and its writable layer. Missing is no error. */
  void remove(String name);

  /**
   * Gives the container another name. Repeated (the old name is gone, the new one is there) it is
   * no error.
   */
  void rename(String from, String to);

  /**
   * Writes one file into the container's filesystem, running or not, owned by root and readable by
   * all; folders on the way are made. Not for paths on a tmpfs or volume.
   */
  void write(String name, String path, byte[] content);

  /** The state of one container; empty when there is none of this name. */
  Optional<Seen> look(String name);

  /** All containers of this installation, running or not, in one call. */
  List<Seen> lookAll();

  /** Streams what happens to our containers until closed; told from the moment of the call. */
  AutoCloseable watch(Consumer<Seen> heard, Consumer<Exception> lost);

  /** The last lines of the log, oldest first; then, with follow, new ones until closed. */
  AutoCloseable logs(String name, int tail, boolean follow, Consumer<LogLine> line, Runnable done);

  /**
   * Runs a command inside; output streams to the sink; returns the exit code, or 124 when the limit
   * is over. Then the command is ended with all that it started, and also when nobody takes its
   * output any more. Its input ends when the stream does.
   */
  int exec(
      String name,
      List<String> command,
      Optional<InputStream> stdin,
      Consumer<LogLine> sink,
      Duration limit);

  /** One reading of what it uses now. */
  Usage usage(String name);
}
