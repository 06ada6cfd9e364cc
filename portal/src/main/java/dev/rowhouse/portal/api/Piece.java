package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.docker.LogLine;

/**
 * A piece of output as it came.
 *
 * @param stream {@code stdout} or {@code stderr}
 */
record Piece(String stream, String text) {
  static Piece of(LogLine line) {
    return new Piece(line.stderr() ? "stderr" : "stdout", line.text());
  }
}
