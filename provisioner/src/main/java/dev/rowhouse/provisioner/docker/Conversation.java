package dev.rowhouse.provisioner.docker;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A command with input, whose input ends when its stream does. The library would keep the command
 * waiting for more: it never ends its side of a connection.
 */
final class Conversation implements AutoCloseable {
  private static final int STDERR = 2;
  private static final int HEAD = 8_192;
  private static final byte[] BODY =
      "{\"Detach\":false,\"Tty\":false}".getBytes(StandardCharsets.UTF_8);

  private final Line line;

  Conversation(Line line) {
    this.line = line;
  }

  /** False when the time was over first. */
  boolean run(String exec, InputStream stdin, Consumer<LogLine> sink, Duration limit)
      throws IOException {
    var over = new CountDownLatch(1);
    Thread.ofVirtual().name("exec-limit").start(() -> closeAfter(limit, over));
    try {
      begin(exec);
      Thread.ofVirtual().name("exec-input").start(() -> feed(stdin));
      read(new DataInputStream(line.in()), sink);
      return over.getCount() > 0; // a line that we closed may look like one that has ended
    } catch (IOException e) {
      if (over.getCount() == 0) {
        return false;
      }
      throw e;
    } finally {
      over.countDown();
    }
  }

  /** The latch is down before the line is closed, so that a reader knows why it ended. */
  private void closeAfter(Duration limit, CountDownLatch over) {
    try {
      if (!over.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        over.countDown();
        line.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // It is closed all the same.
    }
  }

  private void begin(String exec) throws IOException {
    String head =
        "POST /exec/%s/start HTTP/1.1\r\nHost: docker\r\nContent-Type: application/json\r\n"
            + "Connection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: %d\r\n\r\n";
    line.out().write(head.formatted(exec, BODY.length).getBytes(StandardCharsets.US_ASCII));
    line.out().write(BODY);
    line.out().flush();
    String answer = head(line.in());
    int status = Integer.parseInt(answer.split(" ", 3)[1]);
    if (status != 101 && status != 200) {
      throw new EngineRefused(
          status, "the command cannot begin: " + answer.lines().findFirst().orElse(""));
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0 || head.length() > HEAD) {
        throw new EOFException("the engine ended the connection");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  /** A command that ended before it read everything breaks the pipe, which is its right. */
  private void feed(InputStream stdin) {
    try {
      stdin.transferTo(line.out());
      line.out().flush();
      line.endOutput();
    } catch (IOException e) {
      // Whatever happened to the line, who reads from it sees.
    }
  }

  /** Frames of one byte of kind, three of nothing, four of length, and the bytes. */
  private static void read(DataInputStream in, Consumer<LogLine> sink) throws IOException {
    for (int kind = in.read(); kind >= 0; kind = in.read()) {
      in.skipNBytes(3);
      byte[] piece = new byte[in.readInt()];
      in.readFully(piece);
      sink.accept(new LogLine(kind == STDERR, new String(piece, StandardCharsets.UTF_8)));
    }
  }

  @Override
  public void close() throws IOException {
    line.close();
  }
}
