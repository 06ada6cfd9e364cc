package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.container.Streams;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Runs commands in containers, one JSON object a line: pieces of output, then the exit code. */
@Component
class Executing {
  private static final Logger log = LoggerFactory.getLogger(Executing.class);
  private final Nearby nearby;
  private final JsonMapper mapper;

  Executing(Nearby nearby, JsonMapper mapper) {
    this.nearby = nearby;
    this.mapper = mapper;
  }

  /**
   * @param command argument vector
   * @param stdin what it may read; not ended behind its last byte, so it has to know how much there
   *     is
   * @param timeoutSeconds a minute when left out
   */
  record Command(
      @NotEmpty List<String> command,
      @Nullable String stdin,
      @Min(1) @Max(3_600) @Nullable Integer timeoutSeconds) {
    Duration limit() {
      return Duration.ofSeconds(Given.or(timeoutSeconds, 60));
    }
  }

  record Exit(int exitCode) {}

  record Failed(String error) {}

  void run(ContainerId id, Command command, HttpServletResponse response) throws IOException {
    Streams streams = nearby.streams();
    response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
    response.setHeader("Cache-Control", "no-store");
    try {
      int exit =
          streams.exec(
              id,
              command.command(),
              Given.or(command.stdin(), ""),
              command.limit(),
              line -> send(response, Piece.of(line)));
      send(response, new Exit(exit));
    } catch (UncheckedIOException e) {
      log.debug("whoever asked for a command went away", e);
    } catch (RuntimeException e) {
      if (!response.isCommitted()) {
        throw e;
      }
      log.warn("a command in {} broke off", id.value(), e);
      send(response, new Failed("The command broke off; its exit code is not known."));
    }
  }

  private void send(HttpServletResponse response, Object line) {
    byte[] bytes = mapper.writeValueAsBytes(line);
    synchronized (response) {
      write(response, bytes);
    }
  }

  private static void write(HttpServletResponse response, byte[] line) {
    try {
      response.getOutputStream().write(line);
      response.getOutputStream().write('\n');
      response.flushBuffer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
