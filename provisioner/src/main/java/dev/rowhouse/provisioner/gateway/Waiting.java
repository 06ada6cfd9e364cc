package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.container.Route;
import io.vertx.core.Context;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One request that waits until its container can answer. It ends once, in one of four ways. */
final class Waiting {
  /** How a wait ends. */
  enum Outcome {
    AWAKE,
    TIMED_OUT,
    /** The container could not be started. */
    FAILED,
    /** It is gone, or may not be woken any more. */
    CLOSED
  }

  private final Door door;
  private final Context context;
  private final Consumer<Outcome> done;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final long timer;

  private Waiting(Door door, Context context, Consumer<Outcome> done) {
    this.door = door;
    this.context = context;
    this.done = done;
    long limit = Math.max(1, door.route().wakeLimit().toMillis());
    this.timer = context.owner().setTimer(limit, _ -> end(Outcome.TIMED_OUT));
  }

  /** Waits up to the route's limit; the outcome is told on this event loop. */
  static Waiting begin(Door door, Context context, Consumer<Outcome> done) {
    var waiting = new Waiting(door, context, done);
    door.await(waiting);
    return waiting;
  }

  void hear(Route route) {
    switch (route.observed()) {
      case RUNNING -> end(Outcome.AWAKE);
      case FAILED -> end(Outcome.FAILED);
      case DELETING, DELETED -> end(Outcome.CLOSED);
      case CREATING, CLAIMING, COPYING, PAUSED, STOPPED -> {
        if (!route.wakeable()) {
          end(Outcome.CLOSED);
        }
      }
    }
  }

  /** Nobody wants the outcome any more. */
  void abandon() {
    if (ended.compareAndSet(false, true)) {
      leave();
    }
  }

  private void end(Outcome outcome) {
    if (ended.compareAndSet(false, true)) {
      leave();
      context.runOnContext(_ -> done.accept(outcome));
    }
  }

  private void leave() {
    door.forget(this);
    context.owner().cancelTimer(timer);
  }
}
