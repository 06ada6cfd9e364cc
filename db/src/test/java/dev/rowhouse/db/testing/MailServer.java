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
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server of the test's own (RFC 5321), which takes letters or refuses them. */
public final class MailServer implements AutoCloseable {
  private final ServerSocket socket;
  private final @Nullable SSLContext tls;
  private final boolean fromTheFirstByte;

  /** What came, the oldest first. */
  public final List<Mail> mails = new CopyOnWriteArrayList<>();

  /** Answers to recipients who are not taken. */
  public final Map<String, String> refusals = new ConcurrentHashMap<>();

  /** What it says first. */
  public volatile String greeting = "220 mail.test";

  /** Secrets by users; who is none of them is not listened to. Empty: everybody is. */
  public final Map<String, String> users = new ConcurrentHashMap<>();

  /** Whether the connection breaks after a letter was taken, before its sender hears of it. */
  public volatile boolean breaksAfterTaking;

  /**
   * A letter as it came over the wire.
   *
   * @param greeting how its sender called itself
   * @param secured nobody else could read it on its way
   */
  public record Mail(String greeting, String from, String to, String raw, boolean secured) {
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

  /** Whose words everybody on their way can read. */
  public MailServer() {
    this(null, false);
  }

  /**
   * @param fromTheFirstByte no word is said before TLS; otherwise it is offered (STARTTLS)
   */
  public MailServer(@Nullable SSLContext tls, boolean fromTheFirstByte) {
    this.tls = tls;
    this.fromTheFirstByte = fromTheFirstByte;
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
        Thread.ofVirtual().start(() -> welcome(one));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void welcome(Socket one) {
    try (one) {
      Socket first = fromTheFirstByte ? secured(one) : one;
      say(writer(first), greeting);
      talk(first);
    } catch (IOException e) {
      // Whoever spoke hung up, or did not believe us.
    }
  }

  private Socket secured(Socket one) throws IOException {
    var factory = Objects.requireNonNull(tls).getSocketFactory();
    var safe = (SSLSocket) factory.createSocket(one, null, one.getPort(), true);
    safe.setUseClientMode(false);
    safe.startHandshake();
    return safe;
  }

  private void talk(Socket one) throws IOException {
    var in =
        new BufferedReader(new InputStreamReader(one.getInputStream(), StandardCharsets.UTF_8));
    Writer out = writer(one);
    boolean safe = one instanceof SSLSocket;
    boolean known = users.isEmpty();
    String greeting = "";
    String from = "";
    String to = "";
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String verb = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
      switch (verb) {
        case "EHLO", "HELO" -> {
          greeting = line.substring(5).strip();
          say(out, "250-mail.test");
          if (tls != null && !safe) {
            say(out, "250-STARTTLS");
          }
          say(out, users.isEmpty() ? "250 8BITMIME" : "250 AUTH PLAIN");
        }
        case "STARTTLS" -> {
          say(out, "220 go on");
          talk(secured(one));
          return;
        }
        case "AUTH" -> {
          known = isKnown(line.substring(line.lastIndexOf(' ') + 1));
          say(out, known ? "235 welcome" : "535 5.7.8 who are you?");
        }
        case "MAIL" -> {
          from = address(line);
          say(out, known ? "250 ok" : "530 5.7.0 who are you?");
        }
        case "RCPT" -> {
          to = address(line);
          say(out, refusals.getOrDefault(to, "250 ok"));
        }
        case "DATA" -> {
          say(out, "354 go on");
          mails.add(new Mail(greeting, from, to, body(in), safe));
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
  }

  /** By {@code PLAIN} (RFC 4616): nothing, the user, the secret, with zeros between them. */
  private boolean isKnown(String said) {
    String[] parts =
        new String(Base64.getDecoder().decode(said), StandardCharsets.UTF_8).split("\0", -1);
    return parts.length == 3 && parts[2].equals(users.get(parts[1]));
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
