package dev.rowhouse.provisioner.gateway;

import org.jspecify.annotations.Nullable;

/** Ends what does not move any more, each part of an exchange after a time of its own. */
final class Stillness {
  private static final long NEVER = Long.MAX_VALUE / 2;

  private final Loop loop;
  private final Exchange exchange;
  private final Door door;
  private final @Nullable Guest guest;

  /** When a byte last moved, or what we wait for began; the loop's clock. */
  private long since;

  Stillness(Loop loop, Exchange exchange, Door door, @Nullable Guest guest) {
    this.loop = loop;
    this.exchange = exchange;
    this.door = door;
    this.guest = guest;
    this.since = loop.now();
  }

  void moved(long now) {
    since = now;
  }

  /** A WebSocket may be silent as long as both sides like. */
  void endsWithTheTunnel() {
    since = NEVER;
  }

  void check(long now, boolean answered, BodyUp body) {
    var settings = loop.settings();
    long still = now - since;
    if (answered) {
      boolean outstayed = !loop.doorkeeper().mayStay(door, guest, now);
      if (outstayed || still > settings.streamTimeout().toMillis()) {
        exchange.breakOff();
      }
    } else if (!body.isDone() && body.isBegun()) {
      if (still > settings.stallTimeout().toMillis()) {
        exchange.fail(Refusal.TOO_SLOW);
      }
    } else if (still > settings.responseTimeout().toMillis()) {
      exchange.fail(Refusal.TIMED_OUT);
    }
  }
}
