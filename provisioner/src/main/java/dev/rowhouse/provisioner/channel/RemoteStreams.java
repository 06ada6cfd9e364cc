package dev.rowhouse.provisioner.channel;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.container.Streams;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import dev.rowhouse.provisioner.docker.LogLine;
import dev.rowhouse.provisioner.docker.Usage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Asks a worker for what streams; for processes that know no node. */
final class RemoteStreams implements Streams {
  private static final Logger log = LoggerFactory.getLogger(RemoteStreams.class);

  private final Workers workers;
  private final HttpClient client;

  RemoteStreams(Workers workers, SSLContext context) {
    this.workers = workers;
    this.client =
        HttpClient.newBuilder()
            .sslContext(context)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
  }

  @Override
  public AutoCloseable logs(
      ContainerId id, int tail, boolean follow, Consumer<LogLine> line, Runnable done) {
    Stream<String> lines = ask(new Asked("logs", id.value(), tail, follow, List.of(), "", 0));
    Thread.ofVirtual().name("logs-" + id.value()).start(() -> pass(lines, line, done));
    return lines;
  }

  private static void pass(Stream<String> lines, Consumer<LogLine> line, Runnable done) {
    try (lines) {
      read(lines, line);
    } catch (RuntimeException e) {
      log.debug("a log ended", e);
    } finally {
      done.run();
    }
  }

  @Override
  public int exec(
      ContainerId id,
      List<String> command,
      String stdin,
      Duration limit,
      Consumer<LogLine> output) {
    var asked = new Asked("exec", id.value(), 0, false, command, stdin, limit.toMillis());
    try (Stream<String> lines = ask(asked)) {
      Integer exit = read(lines, output).exit();
      return exit == null ? -1 : exit;
    }
  }

  @Override
  public Usage usage(ContainerId id) {
    try (Stream<String> lines = ask(new Asked("usage", id.value(), 0, false, List.of(), "", 0))) {
      return Objects.requireNonNull(read(lines, _ -> {}).usage());
    }
  }

  /** Passes output on and returns the last message. */
  private static Message read(Stream<String> lines, Consumer<LogLine> output) {
    Message last = Message.end(-1);
    for (String text : (Iterable<String>) lines::iterator) {
      last = Message.read(text).orThrow();
      LogLine line = last.line();
      if (line != null && !line.text().isEmpty()) {
        output.accept(line);
      }
    }
    return last;
  }

  private Stream<String> ask(Asked asked) {
    IOException problem = new IOException("no worker is there");
    for (InetSocketAddress worker : workers.alive()) {
      try {
        return send(worker, asked);
      } catch (IOException e) {
        problem = e;
      }
    }
    throw new EngineUnreachable("no worker answers: " + problem.getMessage(), problem);
  }

  private Stream<String> send(InetSocketAddress worker, Asked asked) throws IOException {
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    "https://%s:%d%s"
                        .formatted(worker.getHostString(), worker.getPort(), Listening.PATH)))
            .POST(
                HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(asked)))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofLines()).body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
