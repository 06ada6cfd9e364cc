package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Failed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that a bench started, and ends. */
final class Spawned implements AutoCloseable {
  private final Process process;

  private Spawned(Process process) {
    this.process = process;
  }

  /** Writes what it says into the file. */
  static Spawned start(Path log, Map<String, String> environment, List<String> command) {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    try {
      return new Spawned(builder.start());
    } catch (IOException e) {
      throw new Failed(command.getFirst() + " cannot be started: " + e.getMessage());
    }
  }

  /** Runs to the end and returns what it said. */
  static String output(List<String> command) {
    return output(command, "");
  }

  static String output(List<String> command, String input) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (var out = process.outputWriter()) {
        out.write(input);
      }
      String said = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new Failed(command.getFirst() + " failed: " + said.strip());
      }
      return said;
    } catch (IOException e) {
      throw new Failed(command.getFirst() + " cannot be run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failed("interrupted");
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  Process process() {
    return process;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
