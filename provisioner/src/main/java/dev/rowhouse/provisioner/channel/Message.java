package dev.rowhouse.provisioner.channel;

import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.docker.EngineRefused;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import dev.rowhouse.provisioner.docker.LogLine;
import dev.rowhouse.provisioner.docker.Usage;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line on the channel: output, or the end of it. Exactly one of the parts is there.
 *
 * @param exit of a command; of a log 0
 */
record Message(
    @Nullable LogLine line,
    @Nullable Integer exit,
    @Nullable Usage usage,
    @Nullable Problem problem) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * @param kind {@code rejected}, {@code refused}, {@code unreachable} or {@code error}
   */
  record Problem(String kind, String field, int status, String message) {}

  static Message of(LogLine line) {
    return new Message(line, null, null, null);
  }

  static Message end(int exit) {
    return new Message(null, exit, null, null);
  }

  static Message of(Usage usage) {
    return new Message(null, null, usage, null);
  }

  static Message of(RuntimeException problem) {
    String message = String.valueOf(problem.getMessage());
    return new Message(
        null,
        null,
        null,
        switch (problem) {
          case Rejected rejected -> new Problem("rejected", rejected.field(), 422, message);
          case EngineRefused refused -> new Problem("refused", "", refused.status(), message);
          case EngineUnreachable _ -> new Problem("unreachable", "", 503, message);
          default -> new Problem("error", "", 500, message);
        });
  }

  static Message read(String line) {
    return JSON.readValue(line, Message.class);
  }

  String write() {
    return JSON.writeValueAsString(this) + "\n";
  }

  /** Throws here what was thrown there. */
  Message orThrow() {
    if (problem == null) {
      return this;
    }
    throw switch (problem.kind()) {
      case "rejected" -> new Rejected(problem.field(), problem.message());
      case "refused" -> new EngineRefused(problem.status(), problem.message());
      case "unreachable" ->
          new EngineUnreachable(problem.message(), new IOException(problem.message()));
      default -> new IllegalStateException(problem.message());
    };
  }
}
