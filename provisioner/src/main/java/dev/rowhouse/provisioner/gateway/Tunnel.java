package dev.rowhouse.provisioner.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import org.jspecify.annotations.Nullable;

/**
 * An open WebSocket: bytes go both ways as they are, and whoever sends faster than the other side
 * takes is made to wait. When either side ends, both do.
 */
final class Tunnel {
  private final NetSocket app;
  private final Runnable ended;
  private @Nullable NetSocket client;
  private boolean closed;

  private Tunnel(NetSocket app, Runnable ended) {
    this.app = app;
    this.ended = ended;
  }

  /**
   * Answers 101 with the headers that the response has, and joins the two sides.
   *
   * @param ended told once when either side has ended
   */
  static Tunnel join(HttpServerRequest request, HttpClientResponse incoming, Runnable ended) {
    // The app may have sent its first frames in the same packet: they wait for the client.
    var tunnel = new Tunnel(incoming.netSocket().pause(), ended);
    request.toNetSocket().onComplete(tunnel::open, _ -> tunnel.close());
    return tunnel;
  }

  private void open(NetSocket socket) {
    client = socket;
    if (closed) {
      socket.close();
      return;
    }
    carry(socket, app);
    carry(app, socket);
    app.resume();
  }

  private void carry(NetSocket from, NetSocket to) {
    from.handler(chunk -> pass(from, to, chunk));
    from.exceptionHandler(_ -> close());
    from.endHandler(_ -> close());
    from.closeHandler(_ -> close());
  }

  private void pass(NetSocket from, NetSocket to, Buffer chunk) {
    if (closed) {
      return;
    }
    to.write(chunk);
    if (to.writeQueueFull()) {
      from.pause();
      to.drainHandler(_ -> from.resume());
    }
  }

  void close() {
    if (closed) {
      return;
    }
    closed = true;
    app.close();
    if (client != null) {
      client.close();
      Cut.later(client);
    }
    ended.run();
  }
}
