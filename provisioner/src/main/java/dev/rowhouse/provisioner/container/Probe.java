package dev.rowhouse.provisioner.container;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Asks an app once whether it is ready. A bare socket: no pool, no threads, and a refused
 * connection costs microseconds.
 */
final class Probe {
  private Probe() {}

  /**
   * What was wrong, in a few words; empty when it answered 200 to 399.
   *
   * @throws DoorShut when the app was not asked
   */
  static String ask(Dialling.Line line, String path, Duration connect, Duration read)
      throws DoorShut {
    try (Socket socket = line.dial(Math.max(1, (int) connect.toMillis()))) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(Math.max(1, (int) read.toMillis()));
      String request =
          "GET %s HTTP/1.1\r\nHost: localhost\r\nUser-Agent: rowhouse-health\r\n%s"
              .formatted(path, "Accept: */*\r\nConnection: close\r\n\r\n");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return judge(firstLine(socket));
    } catch (DoorShut e) {
      throw e;
    } catch (SocketTimeoutException e) {
      return "no answer";
    } catch (IOException e) {
      String message = e.getMessage();
      return message == null ? "no connection" : message.toLowerCase(java.util.Locale.ROOT);
    }
  }

  private static String firstLine(Socket socket) throws IOException {
    var reader =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1), 256);
    String line = reader.readLine();
    return line == null ? "" : line;
  }

  private static String judge(String statusLine) {
    String[] words = statusLine.split(" ", 3);
    if (words.length < 2 || !words[0].startsWith("HTTP/")) {
      return "an answer that is not HTTP";
    }
    boolean fine = words[1].compareTo("200") >= 0 && words[1].compareTo("400") < 0;
    return fine ? "" : "status " + words[1];
  }
}
