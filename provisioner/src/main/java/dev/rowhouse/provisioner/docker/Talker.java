package dev.rowhouse.provisioner.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.ExecStartCmd;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Logs and commands: what a container says. */
final class Talker {
  /** What `timeout` of coreutils answers when the time is over. */
  private static final int TIMED_OUT = 124;

  /** What is told of a command that closed its output and runs on. */
  private static final int UNKNOWN = -1;

  private static final int LOOKS = 250;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private final DockerClient quick;
  private final DockerClient streams;
  private final Connection connection;
  private final Endings endings;

  Talker(Connection connection, Endings endings) {
    this.quick = connection.quick();
    this.streams = connection.streams();
    this.connection = connection;
    this.endings = endings;
  }

  AutoCloseable logs(String name, int tail, boolean follow, Consumer<LogLine> line, Runnable done) {
    var callback = new Sink(line, done);
    return Connection.call(() ->
        streams
            .logContainerCmd(name)
            .withStdOut(true)
            .withStdErr(true)
            .withTail(tail)
            .withFollowStream(follow)
            .exec(callback));
  }

  int exec(
      String name,
      List<String> command,
      Optional<InputStream> stdin,
      Consumer<LogLine> sink,
      Duration limit) {
    String id =
        Connection.call(() ->
            quick
                .execCreateCmd(name)
                .withCmd(command.toArray(String[]::new))
                .withAttachStdin(stdin.isPresent())
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId());
    boolean ended = false;
    try {
      ended = stdin.isPresent() ? talk(id, stdin.get(), sink, limit) : run(id, sink, limit);
    } finally {
      if (!ended) {
        endings.end(id); // its time is over, or nobody listens any more
      }
    }
    return ended ? exitCode(id) : TIMED_OUT;
  }

  private boolean talk(String id, InputStream stdin, Consumer<LogLine> sink, Duration limit) {
    try (var conversation = new Conversation(connection.line())) {
      return conversation.run(id, stdin, sink, limit);
    } catch (IOException e) {
      throw Connection.translate(e);
    }
  }

  private boolean run(String id, Consumer<LogLine> sink, Duration limit) {
    ExecStartCmd start = streams.execStartCmd(id).withDetach(false);
    try (var callback = new Sink(sink, () -> {})) {
      Connection.call(() -> start.exec(callback));
      boolean ended = callback.awaitCompletion(limit.toMillis(), TimeUnit.MILLISECONDS);
      callback.fail();
      return ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (IOException e) {
      throw Connection.translate(e);
    }
  }

  /** Output may end before the engine has seen the command end; a busy one takes seconds. */
  private int exitCode(String id) {
    for (int looks = 1; ; looks++) {
      Long code = Connection.call(() -> quick.inspectExecCmd(id).exec().getExitCodeLong());
      if (code != null || looks == LOOKS) {
        return code == null ? UNKNOWN : code.intValue();
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /** Passes output on; remembers how the stream ended. */
  private static final class Sink extends ResultCallback.Adapter<Frame> {
    private final Consumer<LogLine> line;
    private final Runnable done;
    private volatile boolean told;

    Sink(Consumer<LogLine> line, Runnable done) {
      this.line = line;
      this.done = done;
    }

    @Override
    public void onNext(Frame frame) {
      line.accept(
          new LogLine(
              frame.getStreamType() == StreamType.STDERR,
              new String(frame.getPayload(), StandardCharsets.UTF_8)));
    }

    @Override
    public void onComplete() {
      super.onComplete();
      tellDone();
    }

    @Override
    public void onError(Throwable failure) {
      super.onError(failure);
      tellDone();
    }

    void fail() {
      try {
        throwFirstError();
      } catch (RuntimeException e) {
        throw Connection.translate(e);
      }
    }

    private synchronized void tellDone() {
      if (!told) {
        told = true;
        done.run();
      }
    }
  }
}
