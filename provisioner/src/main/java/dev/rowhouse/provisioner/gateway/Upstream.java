package dev.rowhouse.provisioner.gateway;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpConnectOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * One event loop's connections to one container. Used by that event loop only, so nothing locks and
 * no request changes threads.
 */
final class Upstream {
  /** Common servers drop an idle connection after five seconds; we let go before they do. */
  private static final long KEPT = 4_000;

  /** What cannot be sent twice goes only where someone was just now. */
  private static final long RECENT = 1_000;

  private final HttpClientAgent client;
  private final Context context;
  private final Supplier<HttpConnectOptions> way;
  private final int max;
  private final Deque<Link> idle = new ArrayDeque<>();
  private final Deque<Promise<Link>> queue = new ArrayDeque<>();
  private int open;
  private long lastUsed;

  /**
   * @param way how one connection is made; asked each time, for certificates change
   */
  Upstream(HttpClientAgent client, Context context, Supplier<HttpConnectOptions> way, int max) {
    this.client = client;
    this.context = context;
    this.way = way;
    this.max = max;
  }

  /** A connection to a container. */
  final class Link {
    final HttpClientConnection connection;
    boolean used;
    private final boolean counted;
    private boolean closed;
    private long idleSince;

    Link(HttpClientConnection connection, boolean counted) {
      this.connection = connection;
      this.counted = counted;
      connection.closeHandler(_ -> gone(this));
    }

    /** The exchange is over and the connection in step: the next one may have it. */
    void release(long now) {
      used = true;
      idleSince = now;
      if (!closed && counted) {
        pass(this);
      } else {
        close();
      }
    }

    void close() {
      connection.close();
    }
  }

  /**
   * A connection, kept or new; waits when all are in use.
   *
   * @param repeatable the request may be sent again if a kept connection turns out dead
   */
  Future<Link> take(boolean repeatable, long now) {
    lastUsed = now;
    Link kept = idle.peekLast();
    if (kept != null && now - kept.idleSince < (repeatable ? KEPT : RECENT)) {
      idle.pollLast();
      return Future.succeededFuture(kept);
    }
    return connect();
  }

  /** A new connection even if others are kept. */
  Future<Link> connect() {
    if (open < max) {
      open++;
      return dial();
    }
    Promise<Link> turn = Promise.promise();
    queue.add(turn);
    return turn.future();
  }

  /** A connection outside of the count, for a WebSocket. */
  Future<Link> connectUncounted() {
    return client.connect(way.get()).map(it -> new Link(it, false));
  }

  /** Closes what was idle for too long; true when nothing is left of this. */
  boolean tidy(long now) {
    while (!idle.isEmpty() && now - idle.peekFirst().idleSince >= KEPT) {
      idle.pollFirst().close();
    }
    return open == 0 && queue.isEmpty() && now - lastUsed > 60_000;
  }

  private Future<Link> dial() {
    Promise<Link> made = Promise.promise();
    client
        .connect(way.get())
        .onComplete(
            connection -> made.complete(new Link(connection, true)),
            failure -> {
              open--;
              made.fail(failure);
              refuseAll(failure);
            });
    return made.future();
  }

  private void pass(Link link) {
    Promise<Link> turn = queue.poll();
    if (turn == null) {
      idle.addLast(link);
    } else {
      context.runOnContext(_ -> turn.complete(link));
    }
  }

  private void gone(Link link) {
    link.closed = true;
    if (link.counted) {
      idle.remove(link);
      open--;
      next();
    }
  }

  /** Who cannot be reached by one cannot be reached by the others; they try again later. */
  private void refuseAll(Throwable failure) {
    for (Promise<Link> turn = queue.poll(); turn != null; turn = queue.poll()) {
      turn.fail(failure);
    }
  }

  private void next() {
    if (open < max && !queue.isEmpty()) {
      Promise<Link> turn = queue.poll();
      open++;
      dial().onComplete(turn);
    }
  }
}
