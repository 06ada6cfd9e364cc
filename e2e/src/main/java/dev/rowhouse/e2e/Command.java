package dev.rowhouse.e2e;

/** One tool of the launcher. */
@FunctionalInterface
public interface Command {
  /**
   * Runs to its end.
   *
   * @throws Failed to end with a message instead of a stack trace
   */
  void run(Arguments arguments) throws Exception;
}
