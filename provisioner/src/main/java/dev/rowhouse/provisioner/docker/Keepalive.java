package dev.rowhouse.provisioner.docker;

import java.io.IOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import jdk.net.ExtendedSocketOptions;

/**
 * Lets the kernel ask after who is silent, so that a stream may be silent for as long as it likes
 * and a machine that vanished is still hung up on within a minute (RFC 9293, 3.8.4).
 */
final class Keepalive {
  private static final int SILENT_SECONDS = 20;
  private static final int SECONDS_BETWEEN = 10;
  private static final int UNANSWERED = 3;

  private Keepalive() {}

  static void of(Socket socket) throws IOException {
    socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, SILENT_SECONDS);
    socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, SECONDS_BETWEEN);
    socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, UNANSWERED);
  }
}
