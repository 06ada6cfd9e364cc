package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.stripe.Signature;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signed events over one kept connection for each thread. Written to the socket directly: on a
 * machine with two cores a client library would measure itself.
 */
final class Posts implements Rounds.Work, AutoCloseable {
  /** About what a subscription's event of Stripe's has. */
  static final int SIZE = 3_500;

  private final URI target;
  private final String secret;
  private final boolean livemode;
  private final Map<Integer, Wire> wires = new ConcurrentHashMap<>();

  /**
   * @param livemode true: quarantined by our test endpoint, so that no worker looks at it
   */
  Posts(String target, String secret, boolean livemode) {
    this.target = URI.create(target);
    this.secret = secret;
    this.livemode = livemode;
  }

  @Override
  public void once(int thread) throws IOException {
    String body = body("evt_" + UUID.randomUUID(), livemode);
    Wire wire = wires.computeIfAbsent(thread, _ -> new Wire(target));
    int status = wire.post(body, Signature.of(secret, body, Instant.now()));
    if (status != 200) {
      throw new IOException("an event was answered with " + status);
    }
  }

  /** An event that is genuine and of no interest, of the usual size. */
  static String body(String id, boolean livemode) {
    String head =
        """
        {"id":"%s","object":"event","type":"product.updated","created":1700000000,"livemode":%s,\
        "api_version":"2026-07-29.dahlia","data":{"object":{"id":"prod_1","object":"product",\
        "metadata":{},"description":"\
        """
            .formatted(id, livemode);
    return head + "x".repeat(SIZE - head.length() - 4) + "\"}}}";
  }

  /** Lets the workers come to rest before something else is measured. */
  void settle() throws InterruptedException {
    Thread.sleep(2_000);
  }

  @Override
  public void close() {
    wires.values().forEach(Wire::close);
  }

  private static final class Wire {
    private final String head;
    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;

    Wire(URI target) {
      try {
        socket = new Socket(target.getHost(), target.getPort());
        socket.setTcpNoDelay(true);
        out = new BufferedOutputStream(socket.getOutputStream(), 8192);
        in = new BufferedInputStream(socket.getInputStream());
      } catch (IOException e) {
        throw new IllegalStateException("the portal does not answer", e);
      }
      head =
          "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\n"
              .formatted(target.getPath(), target.getAuthority());
    }

    int post(String body, String signature) throws IOException {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      String more = "Stripe-Signature: " + signature + "\r\nContent-Length: " + bytes.length;
      out.write((head + more + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(bytes);
      out.flush();
      return answer();
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
          throw new IOException("the portal closed the connection");
        }
        line.append((char) c);
      }
      return line.toString().strip();
    }

    void close() {
      try {
        socket.close();
      } catch (IOException e) {
        // It is gone either way.
      }
    }
  }
}
