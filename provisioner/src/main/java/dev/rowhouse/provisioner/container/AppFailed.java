package dev.rowhouse.provisioner.container;

/** The app did not come up. The message is for people: what was seen, and what to do. */
final class AppFailed extends RuntimeException {
  AppFailed(String message) {
    super(message);
  }
}
