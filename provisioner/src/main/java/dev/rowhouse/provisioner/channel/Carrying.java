package dev.rowhouse.provisioner.channel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The worker's end: says 200 with the first byte, so that a refusal can still be told before. */
final class Carrying implements HttpHandler {
  private static final int MOST_ASKED = 1 << 16;

  private final Carried carried;

  Carrying(Carried carried) {
    this.carried = carried;
  }

  /** Throws when it fails halfway: the server then drops the connection. */
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MOST_ASKED);
    var out = new Late(exchange);
    try {
      carried.answer(new String(body, StandardCharsets.UTF_8), out);
      out.begin();
    } catch (RuntimeException e) {
      if (out.begun) {
        throw new IOException("broken off", e);
      }
      refuse(exchange, e);
    }
    exchange.close();
  }

  private static void refuse(HttpExchange exchange, RuntimeException e) throws IOException {
    byte[] words = Message.of(e).write().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(409, words.length);
    exchange.getResponseBody().write(words);
  }

  private static final class Late extends OutputStream {
    private final HttpExchange exchange;
    private boolean begun;

    Late(HttpExchange exchange) {
      this.exchange = exchange;
    }

    void begin() throws IOException {
      if (!begun) {
        begun = true;
        exchange.sendResponseHeaders(200, 0);
      }
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      begin();
      exchange.getResponseBody().write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
      if (begun) {
        exchange.getResponseBody().flush();
      }
    }
  }
}
