package dev.rowhouse.e2e.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept HTTP connection, for one thread. Written to the socket directly: on a machine with two
 * cores a client library would measure itself.
 */
final class Wire implements AutoCloseable {
  private static final int PATIENCE_MS = 60_000;

  private final String host;
  private final int port;
  private Socket socket;
  private OutputStream out;
  private InputStream in;
  private boolean ended;

  @SuppressWarnings("NullAway") // The three are set in open().
  Wire(String host, int port) {
    this.host = host;
    this.port = port;
    open();
  }

  private void open() {
    ended = false;
    try {
      socket = new Socket(host, port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MS);
      out = new BufferedOutputStream(socket.getOutputStream(), 8192);
      in = new BufferedInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new IllegalStateException("nobody answers at " + host + ":" + port, e);
    }
  }

  static Wire to(String url) {
    URI target = URI.create(url);
    return new Wire(target.getHost(), target.getPort());
  }

  /** The answer's status; its body is read and dropped. */
  int get(String path, String host) throws IOException {
    reopenWhereEnded();
    String head = "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: application/json\r\n\r\n";
    out.write(head.formatted(path, host).getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return answer();
  }

  int post(URI target, String signature, String body) throws IOException {
    reopenWhereEnded();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nStripe-Signature: %s\r\n"
            + "Content-Length: %d\r\n\r\n";
    out.write(
        head.formatted(target.getPath(), target.getAuthority(), signature, bytes.length)
            .getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
    out.flush();
    return answer();
  }

  /** A server may end a kept connection with any answer, and says so. */
  private void reopenWhereEnded() {
    if (ended) {
      close();
      open();
    }
  }

  private int answer() throws IOException {
    int status = Integer.parseInt(line().split(" ")[1]);
    int length = 0;
    boolean chunked = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String low = line.toLowerCase(Locale.ROOT);
      if (low.startsWith("content-length:")) {
        length = Integer.parseInt(low.substring(15).strip());
      }
      ended |= low.startsWith("connection:") && low.contains("close");
      chunked |= low.startsWith("transfer-encoding:") && low.contains("chunked");
    }
    if (chunked) {
      skipChunks();
    } else {
      in.skipNBytes(length);
    }
    return status;
  }

  private void skipChunks() throws IOException {
    for (int size = chunk(); size > 0; size = chunk()) {
      in.skipNBytes(size + 2L);
    }
    line();
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the other side closed the connection");
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }
}
