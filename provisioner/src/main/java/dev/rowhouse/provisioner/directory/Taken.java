package dev.rowhouse.provisioner.directory;

/** Somebody else in the directory has this name already. */
public final class Taken extends RuntimeException {
  Taken(String message) {
    super(message);
  }
}
