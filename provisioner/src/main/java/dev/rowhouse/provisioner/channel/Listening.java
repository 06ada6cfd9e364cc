package dev.rowhouse.provisioner.channel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.rowhouse.provisioner.container.Streams;
import dev.rowhouse.provisioner.docker.LogLine;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** The worker's end: does what is asked and sends it back line by line. */
final class Listening implements AutoCloseable {
  static final String PATH = "/streams";
  private static final Logger log = LoggerFactory.getLogger(Listening.class);
  private static final int MOST_ASKED = 1 << 20;

  private final Streams streams;
  private final HttpsServer server;

  /**
   * @param wished address and port; where the port is taken another is used, as the worker's row
   *     tells anyway
   */
  Listening(Streams streams, InetSocketAddress wished, SSLContext context) {
    this(streams, List.of(), List.of(), wished, context);
  }

  Listening(
      Streams streams,
      List<Carried> carried,
      List<Accepted> accepted,
      InetSocketAddress wished,
      SSLContext context) {
    this.streams = streams;
    this.server = open(wished);
    server.setHttpsConfigurator(new BothSides(context));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(PATH, this::answer);
    carried.forEach(each -> server.createContext(each.path(), new Carrying(each)));
    accepted.forEach(each -> server.createContext(each.path(), new Accepting(each)));
    server.start();
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static HttpsServer open(InetSocketAddress wished) {
    try {
      return HttpsServer.create(wished, 0);
    } catch (BindException e) {
      log.info("{} is taken; the inner channel takes another port", wished);
      return open(new InetSocketAddress(wished.getAddress(), 0));
    } catch (IOException e) {
      throw new IllegalStateException("the inner channel cannot listen on " + wished, e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MOST_ASKED);
      Asked asked =
          JsonMapper.shared().readValue(new String(body, StandardCharsets.UTF_8), Asked.class);
      exchange.sendResponseHeaders(200, 0);
      var line = new Line(exchange.getResponseBody());
      line.send(result(asked, line));
    } catch (GoneAway e) {
      log.debug("nobody listens any more");
    }
  }

  private Message result(Asked asked, Line line) {
    try {
      return switch (asked.verb()) {
        case "logs" -> logs(asked, line);
        case "exec" ->
            Message.end(
                streams.exec(
                    asked.id(),
                    asked.command(),
                    asked.stdin(),
                    Duration.ofMillis(asked.limitMs()),
                    line::output));
        case "usage" -> Message.of(streams.usage(asked.id()));
        default -> throw new IllegalArgumentException("no such verb: " + asked.verb());
      };
    } catch (GoneAway e) {
      throw e;
    } catch (RuntimeException e) {
      return Message.of(e);
    }
  }

  /** Sends an empty line now and then: that is how it learns that nobody listens any more. */
  private Message logs(Asked asked, Line line) {
    var done = new CountDownLatch(1);
    try (AutoCloseable _ =
        streams.logs(
            asked.id(), asked.tail(), asked.follow(), line::outputOrEnd, done::countDown)) {
      while (!done.await(2, TimeUnit.SECONDS)) {
        line.send(Message.of(new LogLine(false, "")));
      }
      return Message.end(0);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Without a certificate there is no answer. */
  private static final class BothSides extends HttpsConfigurator {
    BothSides(SSLContext context) {
      super(context);
    }

    @Override
    public void configure(HttpsParameters parameters) {
      SSLParameters both = getSSLContext().getDefaultSSLParameters();
      both.setNeedClientAuth(true);
      both.setProtocols(new String[] {"TLSv1.3"});
      parameters.setSSLParameters(both);
    }
  }

  /** The other side closed the connection. */
  private static final class GoneAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GoneAway(IOException cause) {
      super(cause);
    }
  }

  private static final class Line {
    private final OutputStream out;
    private volatile boolean ended;

    Line(OutputStream out) {
      this.out = out;
    }

    void output(LogLine piece) {
      send(Message.of(piece));
    }

    /** For callers that must not see our troubles. */
    void outputOrEnd(LogLine piece) {
      if (!ended) {
        try {
          output(piece);
        } catch (GoneAway e) {
          ended = true;
        }
      }
    }

    synchronized void send(Message message) {
      try {
        out.write(message.write().getBytes(StandardCharsets.UTF_8));
        out.flush();
      } catch (IOException e) {
        throw new GoneAway(e);
      }
    }
  }
}
