package dev.rowhouse.db.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server of the test's own (RFC 5321), which takes letters or refuses them. */
public final class MailServer implements AutoCloseable {
  private final ServerSocket socket;

  /** What came, the oldest first. */
  public final List<Mail> mails = new CopyOnWriteArrayList<>();

  /** Answers to recipients who are not taken. */
  public final Map<String, String> refusals = new ConcurrentHashMap<>();

  /** Whether the connection breaks after a letter was taken, before its sender hears of it. */
  public volatile boolean breaksAfterTaking;

  /**
   * A letter as it came over the wire.
   *
   * @param greeting how its sender called itself
   */
  public record Mail(String greeting, String from, String to, String raw) {
    /** The first header of this name, unfolded; empty for none. */
    public String header(String name) {
      String head = raw.substring(0, raw.indexOf("\n\n")).replaceAll("\n[ \t]+", " ");
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return head.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
          .findFirst()
          .map(line -> line.substring(start.length()).strip())
          .orElse("");
    }
  }

  public MailServer() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** To somebody, the oldest first. */
  public List<Mail> to(String address) {
    return mails.stream().filter(mail -> mail.to().equals(address)).toList();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket one = socket.accept();
        Thread.ofVirtual().start(() -> talk(one));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void talk(Socket one) {
    try (one) {
      var in =
          new BufferedReader(new InputStreamReader(one.getInputStream(), StandardCharsets.UTF_8));
      Writer out = writer(one);
      say(out, "220 mail.test");
      String greeting = "";
      String from = "";
      String to = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String verb = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
        switch (verb) {
          case "EHLO", "HELO" -> {
            greeting = line.substring(5).strip();
            say(out, "250 mail.test");
          }
          case "MAIL" -> {
            from = address(line);
            say(out, "250 ok");
          }
          case "RCPT" -> {
            to = address(line);
            say(out, refusals.getOrDefault(to, "250 ok"));
          }
          case "DATA" -> {
            say(out, "354 go on");
            mails.add(new Mail(greeting, from, to, body(in)));
            if (breaksAfterTaking) {
              breaksAfterTaking = false;
              return;
            }
            say(out, "250 taken");
          }
          case "QUIT" -> {
            say(out, "221 bye");
            return;
          }
          default -> say(out, "250 ok");
        }
      }
    } catch (IOException e) {
      // Whoever spoke hung up.
    }
  }

  private static Writer writer(Socket one) throws IOException {
    return new OutputStreamWriter(one.getOutputStream(), StandardCharsets.UTF_8);
  }

  private static void say(Writer out, String line) throws IOException {
    out.write(line + "\r\n");
    out.flush();
  }

  private static String address(String line) {
    return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
  }

  private static String body(BufferedReader in) throws IOException {
    var raw = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      raw.append(line.startsWith("..") ? line.substring(1) : line).append('\n');
    }
    return raw.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
