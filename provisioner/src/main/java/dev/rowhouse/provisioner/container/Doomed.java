package dev.rowhouse.provisioner.container;

/** Somebody wants the container gone while a worker still waits for its app. */
final class Doomed extends RuntimeException {
  Doomed() {
    super("is to be deleted");
  }
}
