package dev.rowhouse.provisioner.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * One POST on a connection of its own. It speaks HTTP/1.0: the answer ends with the connection, and
 * there is nothing else in it that an app could confuse us by.
 */
final class Post {
  private static final int LONGEST_ANSWER = 64 * 1024;
  private static final Duration WHOLE = Duration.ofSeconds(5);

  private Post() {}

  record Answer(int status, String body) {}

  static Answer send(Dialling.Line line, String path, Map<String, String> headers, String json)
      throws IOException {
    long end = System.nanoTime() + WHOLE.toNanos();
    try (Socket socket = line.dial((int) line.patience().toMillis())) {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      var head = new StringBuilder("POST " + path + " HTTP/1.0\r\nHost: localhost\r\n");
      headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
      head.append("Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n");
      socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(body);
      return read(all(socket, end));
    }
  }

  /** In all within the time, however slowly bytes trickle in. */
  private static String all(Socket socket, long end) throws IOException {
    InputStream in = socket.getInputStream();
    var out = new ByteArrayOutputStream();
    byte[] room = new byte[8192];
    while (true) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new SocketTimeoutException("the answer takes too long");
      }
      socket.setSoTimeout((int) left);
      int count = in.read(room);
      if (count < 0) {
        return out.toString(StandardCharsets.UTF_8);
      }
      out.write(room, 0, count);
      if (out.size() > LONGEST_ANSWER) {
        throw new IOException("the answer is too long");
      }
    }
  }

  private static Answer read(String text) throws IOException {
    int body = text.indexOf("\r\n\r\n");
    String[] words = text.substring(0, Math.max(0, text.indexOf("\r\n"))).split(" ", 3);
    if (body < 0 || words.length < 2 || !words[0].startsWith("HTTP/1.") || !isStatus(words[1])) {
      throw new IOException("the answer is not HTTP");
    }
    return new Answer(Integer.parseInt(words[1]), text.substring(body + 4));
  }

  private static boolean isStatus(String word) {
    return word.length() == 3 && word.chars().allMatch(digit -> digit >= '0' && digit <= '9');
  }
}
