package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.container.Route;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One container as this gateway sees it: its route, who waits for it, who is inside. */
final class Door {
  private static final int MOST_GUESTS = 4_096;

  /** Requests and tunnels that go through or wait, over all event loops. */
  final AtomicInteger inside = new AtomicInteger();

  /** Those of them that only look and do not count as use. */
  final AtomicInteger monitors = new AtomicInteger();

  final AtomicInteger tunnels = new AtomicInteger();

  /** All that were let in since the door is known, without those that only look. */
  final LongAdder requests = new LongAdder();

  /** When a wake was last asked for, in milliseconds; 0 when none is under way. */
  final AtomicLong wakeAsked = new AtomicLong();

  private final Set<Waiting> waiting = new HashSet<>();
  private final Map<String, Guest> guests = new ConcurrentHashMap<>(1);
  private final AtomicReference<@Nullable Door> reserved = new AtomicReference<>();
  private volatile Route route;
  private volatile long lastUsed;
  private long lastReported;
  private long counted;

  Door(Route route) {
    this.route = route;
  }

  Route route() {
    return route;
  }

  /** Beside this one, to what is reserved here; made when somebody first comes to it. */
  Door reserved(Supplier<Door> made) {
    Door known = reserved.get();
    if (known == null) {
      reserved.compareAndSet(null, made.get());
      known = Objects.requireNonNull(reserved.get());
    }
    return known;
  }

  /** Takes newer news of the same container; those who wait hear of it. */
  void update(Route newer) {
    List<Waiting> told;
    synchronized (waiting) {
      route = newer;
      if (newer.observed() == Observed.RUNNING) {
        wakeAsked.set(0);
      }
      told = List.copyOf(waiting);
    }
    told.forEach(each -> each.hear(newer));
  }

  /** Whoever begins to wait hears at once what is already the case. */
  void await(Waiting one) {
    synchronized (waiting) {
      waiting.add(one);
    }
    one.hear(route);
  }

  void forget(Waiting one) {
    synchronized (waiting) {
      waiting.remove(one);
    }
  }

  boolean isAsleepAndAwaited() {
    if (route.observed() != Observed.STOPPED && route.observed() != Observed.PAUSED) {
      return false;
    }
    synchronized (waiting) {
      return !waiting.isEmpty();
    }
  }

  @Nullable Guest guest(String token) {
    return guests.get(token);
  }

  /** Remembers a token that was checked; forgetting it costs no more than checking it again. */
  void welcome(String token, Guest guest) {
    if (guests.size() >= MOST_GUESTS) {
      guests.clear();
    }
    guests.put(token, guest);
  }

  void dismiss(String token) {
    guests.remove(token);
  }

  /** Forgets whose time is over. */
  void dismissEnded(Instant now) {
    if (!guests.isEmpty()) {
      guests.values().removeIf(guest -> !guest.claim.expiresAt().isAfter(now));
    }
  }

  void used(long now) {
    if (lastUsed != now) {
      lastUsed = now;
    }
  }

  /** The last use that was not reported yet, in milliseconds, or 0. Called by one thread only. */
  long takeUnreported(long now) {
    if (inside.get() > monitors.get()) {
      lastUsed = now;
    }
    long last = lastUsed;
    if (last <= lastReported) {
      return 0;
    }
    lastReported = last;
    return last;
  }

  /** Requests that were not added to the others yet. Called under the tally's lock only. */
  long uncounted() {
    return requests.sum() - counted;
  }

  /** So many of the uncounted were added. */
  void counted(long more) {
    counted += more;
  }

  /** What was taken could not be told; it is to be told again. */
  void unreport() {
    lastReported = 0;
  }
}
