package dev.rowhouse.provisioner.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.net.impl.ConnectionBase;

/** Ends connections for good: an orderly close waits until the other side has read everything. */
final class Cut {
  private static final long PATIENCE = 2_000;

  private Cut() {}

  /** What was not read by now is not wanted. */
  static void now(Object connection) {
    if (connection instanceof ConnectionBase base) {
      base.channel().close();
    }
  }

  static void later(Object connection) {
    Vertx.currentContext().owner().setTimer(PATIENCE, _ -> now(connection));
  }
}
