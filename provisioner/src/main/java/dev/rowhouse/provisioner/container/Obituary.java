package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.docker.Engine;
import dev.rowhouse.provisioner.docker.Seen;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Says why an app is not up and what to do, and lets it speak its last lines. */
final class Obituary {
  private static final int LINES = 30;
  private static final int LENGTH = 8_000;

  private Obituary() {}

  static String silent(Row row, String problem, Engine engine) {
    var settings = row.container().settings();
    return """
    The app did not become healthy: GET %s on port %d gave no 200 to 399 within %s (last: %s).
    Make the app listen on $PORT on all addresses, or correct port, health path and timeout; then retry.
    %s\
    """
        .formatted(
            settings.healthPath(),
            settings.port(),
            seconds(settings.healthTimeout().toMillis()),
            problem,
            lastLines(row, engine));
  }

  static String ended(Row row, @Nullable Seen seen, Engine engine) {
    if (seen == null) {
      return "The container vanished from its node while it was starting. Retry makes it again.";
    }
    return """
    The app ended with exit code %d%s before it was healthy.
    Correct its command or environment; then retry.
    %s\
    """
        .formatted(
            seen.exitCode(), seen.oomKilled() ? " (out of memory)" : "", lastLines(row, engine));
  }

  static String crashes(Row row, Seen seen, Engine engine) {
    return """
    The app ended %d times soon after its start, the last time with exit code %d%s.
    Correct the app or its environment; then retry.
    %s\
    """
        .formatted(
            row.crashes() + 1,
            seen.exitCode(),
            seen.oomKilled() ? " (out of memory)" : "",
            lastLines(row, engine));
  }

  static String lost(String path, String volume) {
    return """
    The data of %s is gone: its volume is not on the node any more.
    Nothing was made in its place. Bring %s back and retry, or start over with empty data.
    """
        .formatted(path, volume)
        .strip();
  }

  static String nothingToCopy(String path, String volume) {
    return """
    What it is a copy of has lost its data of %s.
    Bring %s back on the node and retry.
    """
        .formatted(path, volume)
        .strip();
  }

  private static String lastLines(Row row, Engine engine) {
    var text = new StringBuffer();
    var done = new CountDownLatch(1);
    try (AutoCloseable _ =
        engine.logs(row.name(), LINES, false, line -> text.append(line.text()), done::countDown)) {
      boolean _ = done.await(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      return "Its log cannot be read: " + e.getMessage();
    }
    String log = text.substring(Math.max(0, text.length() - LENGTH)).strip();
    return log.isEmpty() ? "It wrote nothing to its log." : "Its last lines:\n" + log;
  }

  private static String seconds(long millis) {
    return millis % 1_000 == 0 ? millis / 1_000 + " s" : millis / 1_000.0 + " s";
  }
}
