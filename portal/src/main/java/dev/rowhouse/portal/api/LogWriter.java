package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.docker.LogLine;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes lines to a client as they come; says when the client has gone. */
final class LogWriter {
  private static final long HEARTBEAT_SECONDS = 15;
  private final HttpServletResponse response;
  private final @Nullable JsonMapper mapper;

  private LogWriter(HttpServletResponse response, String type, @Nullable JsonMapper mapper) {
    this.response = response;
    this.mapper = mapper;
    response.setContentType(type);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
  }

  static LogWriter text(HttpServletResponse response) {
    return new LogWriter(response, MediaType.TEXT_PLAIN_VALUE, null);
  }

  static LogWriter events(HttpServletResponse response, JsonMapper mapper) {
    return new LogWriter(response, MediaType.TEXT_EVENT_STREAM_VALUE, mapper);
  }

  void write(LogLine line, Runnable gone) {
    if (!send(form(line))) {
      gone.run();
    }
  }

  /** Waits until it is done; a heartbeat finds out in time that nobody listens any more. */
  void waitFor(CountDownLatch done, Duration longest) throws InterruptedException {
    long beats = longest.toSeconds() / HEARTBEAT_SECONDS;
    for (long beat = 0; beat < beats && !done.await(HEARTBEAT_SECONDS, TimeUnit.SECONDS); beat++) {
      if (mapper != null && !send(": still here\n\n")) {
        return;
      }
    }
  }

  void end() {
    if (mapper != null) {
      send("event: end\ndata: {}\n\n");
    }
  }

  private String form(LogLine line) {
    return mapper == null
        ? line.text()
        : "data: " + mapper.writeValueAsString(Piece.of(line)) + "\n\n";
  }

  private synchronized boolean send(String text) {
    try {
      response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      response.flushBuffer();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
