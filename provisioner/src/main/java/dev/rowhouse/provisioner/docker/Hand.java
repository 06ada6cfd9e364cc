package dev.rowhouse.provisioner.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One running container of the helper image, which runs scripts on the node as they arrive on its
 * standard input. A call takes a few milliseconds; calls wait for one another. It ends when this
 * process closes the stream, or dies.
 */
final class Hand implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What a script wrote (standard output and error together) and its exit status. */
  record Said(int status, String output) {}

  private final Input input = new Input();
  private final Output output = new Output();
  private long number;
  private volatile boolean closed;

  /** Attaches to a created container and starts it. */
  Hand(DockerClient quick, DockerClient streams, String id) {
    Connection.call(() ->
        streams
            .attachContainerCmd(id)
            .withStdIn(input)
            .withStdOut(true)
            .withStdErr(true)
            .withFollowStream(true)
            .exec(output));
    output.awaitAttached();
    Connection.run(() -> quick.startContainerCmd(id).exec());
  }

  /**
   * @throws EngineUnreachable when the helper or the way to it is lost
   */
  synchronized Said run(String script) {
    if (closed) {
      throw new EngineUnreachable("the node's helper ended", new IllegalStateException());
    }
    number++;
    byte[] body = script.getBytes(StandardCharsets.UTF_8);
    input.send((number + " " + body.length + "\n").getBytes(StandardCharsets.UTF_8), body);
    try {
      return answer();
    } catch (EngineUnreachable e) {
      close();
      throw e;
    }
  }

  private Said answer() {
    String[] head = output.line(PATIENCE).split(" ", -1);
    if (head.length != 3 || Long.parseLong(head[0]) != number) {
      throw new EngineUnreachable(
          "the node's helper speaks another tongue: " + String.join(" ", head),
          new IllegalStateException());
    }
    byte[] body = output.bytes(Integer.parseInt(head[2]), PATIENCE);
    return new Said(Integer.parseInt(head[1]), new String(body, StandardCharsets.UTF_8));
  }

  boolean isOpen() {
    return !closed && !output.ended;
  }

  /** At once, also while a command runs: on a machine that is lost it would run for minutes. */
  @Override
  public void close() {
    closed = true;
    input.end();
    output.end();
    try {
      output.close();
    } catch (IOException e) {
      // The stream is of no more use either way.
    }
  }

  /** Hands bytes to the thread that feeds the socket. */
  private static final class Input extends Blockwise {
    private static final byte[] END = new byte[0];
    private final LinkedBlockingQueue<byte[]> chunks = new LinkedBlockingQueue<>();
    private byte[] current = END;
    private int at;
    private boolean over;

    void send(byte[] head, byte[] body) {
      byte[] both = new byte[head.length + body.length];
      System.arraycopy(head, 0, both, 0, head.length);
      System.arraycopy(body, 0, both, head.length, body.length);
      chunks.add(both);
    }

    void end() {
      chunks.add(END);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (at == current.length && !next()) {
        return -1;
      }
      int count = Math.min(length, current.length - at);
      System.arraycopy(current, at, target, offset, count);
      at += count;
      return count;
    }

    private boolean next() throws IOException {
      try {
        if (!over) {
          current = chunks.take();
          at = 0;
          over = current.length == 0;
        }
        return !over;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
  }

  /** Collects what the helper answers. */
  private static final class Output extends ResultCallback.Adapter<Frame> {
    private static final byte[] END = new byte[0];
    private final LinkedBlockingQueue<byte[]> chunks = new LinkedBlockingQueue<>();
    private byte[] current = END;
    private int at;
    private final StringBuilder complaints = new StringBuilder();
    private volatile boolean ended;
    private volatile @Nullable Throwable failure;

    @Override
    public void onNext(Frame frame) {
      if (frame.getStreamType() == StreamType.STDERR) {
        complaints.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
      } else if (frame.getPayload().length > 0) {
        chunks.add(frame.getPayload().clone()); // the library fills a full one again
      }
    }

    @Override
    public void onError(Throwable error) {
      failure = error;
      end();
      super.onError(error);
    }

    @Override
    public void onComplete() {
      end();
      super.onComplete();
    }

    private void end() {
      ended = true;
      chunks.add(END);
    }

    void awaitAttached() {
      try {
        if (!awaitStarted(10, TimeUnit.SECONDS)) {
          throw lost();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw lost();
      }
    }

    String line(Duration patience) {
      var line = new StringBuilder();
      for (int next = next(patience); next != '\n'; next = next(patience)) {
        line.append((char) next);
      }
      return line.toString();
    }

    byte[] bytes(int length, Duration patience) {
      byte[] bytes = new byte[length];
      for (int i = 0; i < length; i++) {
        bytes[i] = (byte) next(patience);
      }
      return bytes;
    }

    private int next(Duration patience) {
      if (at == current.length) {
        current = take(patience);
        at = 0;
      }
      return current[at++] & 0xff;
    }

    private byte[] take(Duration patience) {
      try {
        byte[] chunk = chunks.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (chunk == null || chunk.length == 0) {
          throw lost();
        }
        return chunk;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw lost();
      }
    }

    private EngineUnreachable lost() {
      Throwable cause =
          failure == null ? new IllegalStateException(complaints.toString()) : failure;
      return new EngineUnreachable("the node's helper ended: " + cause.getMessage(), cause);
    }
  }
}
