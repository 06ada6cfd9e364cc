package dev.rowhouse.provisioner.container;

/** Stands for kill -9: nobody catches it, and nothing that its worker tries afterwards works. */
public final class Killed extends Error {
  Killed(String after) {
    super("killed after " + after);
  }
}
