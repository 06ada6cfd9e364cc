package dev.rowhouse.provisioner.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client that sends exactly the bytes that a test writes. */
final class Raw implements AutoCloseable {
  private final Socket socket;

  Raw(int port) {
    try {
      socket = new Socket("127.0.0.1", port);
      socket.setSoTimeout(15_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Answer(int status, List<String> headers, String body) {
    String header(String name) {
      return headers.stream()
          .filter(line -> line.toLowerCase().startsWith(name.toLowerCase() + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse(null);
    }

    List<String> all(String name) {
      return headers.stream()
          .filter(line -> line.toLowerCase().startsWith(name.toLowerCase() + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .toList();
    }
  }

  Raw send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  Raw send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer get(String host, String path, String... headers) {
    var text = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    return send(text.append("\r\n").toString()).answer();
  }

  /** Reads one response with its body. */
  Answer answer() {
    Answer head = head();
    try {
      return new Answer(head.status, head.headers, body(head));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer head() {
    try {
      String status = line();
      if (status.isEmpty()) {
        throw new IllegalStateException("the connection ended without an answer");
      }
      List<String> headers = new ArrayList<>();
      for (String line = line(); !line.isEmpty(); line = line()) {
        headers.add(line);
      }
      return new Answer(Integer.parseInt(status.split(" ")[1]), headers, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String body(Answer head) throws IOException {
    String length = head.header("Content-Length");
    if ("chunked".equalsIgnoreCase(head.header("Transfer-Encoding"))) {
      return chunks();
    }
    if (head.status == 204 || head.status == 304) {
      return "";
    }
    if (length == null) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
    return text(Integer.parseInt(length));
  }

  private String chunks() throws IOException {
    var body = new StringBuilder();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.append(text(size));
      line();
    }
    for (String trailer = line(); !trailer.isEmpty(); trailer = line()) {
      body.append("\n[").append(trailer).append("]");
    }
    return body.toString();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().split(";")[0], 16);
  }

  String text(int length) throws IOException {
    return new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
  }

  String line() throws IOException {
    InputStream in = socket.getInputStream();
    var line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /** Whether the other side ends the connection without another byte. */
  boolean isEnded() {
    try {
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** Reads whatever comes until the other side ends or falls silent. */
  void drain() {
    try {
      socket.setSoTimeout(500);
      while (socket.getInputStream().read() >= 0) {
        Thread.onSpinWait();
      }
    } catch (IOException e) {
      // Silent or broken: nothing more comes.
    }
  }

  /** Reads what has come and says whether the other side has ended; waits a moment at most. */
  boolean isEndedSoon() {
    try {
      socket.setSoTimeout(50);
      for (int b = socket.getInputStream().read(); b >= 0; ) {
        b = socket.getInputStream().read();
      }
      return true;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  Socket socket() {
    return socket;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
