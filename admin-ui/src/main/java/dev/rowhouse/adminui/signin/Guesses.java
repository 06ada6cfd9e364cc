package dev.rowhouse.adminui.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Failed sign-ins by account, in this process: from the fifth on each costs twice the wait. */
final class Guesses {
  private static final int FREE = 5;
  private static final int MOST = 10_000;
  private final Map<String, Failed> failures = new ConcurrentHashMap<>();
  private final Clock clock;

  Guesses(Clock clock) {
    this.clock = clock;
  }

  private record Failed(int times, Instant next) {}

  boolean mayTry(String account) {
    Failed failed = failures.get(account);
    return failed == null || !clock.instant().isBefore(failed.next());
  }

  void failed(String account) {
    if (failures.size() >= MOST) {
      failures.clear();
    }
    failures.compute(account, (_, before) -> after(before == null ? 1 : before.times() + 1));
  }

  void succeeded(String account) {
    failures.remove(account);
  }

  private Failed after(int times) {
    long wait = times < FREE ? 0 : 1L << Math.min(times - FREE, 9);
    return new Failed(times, clock.instant().plus(Duration.ofSeconds(wait)));
  }
}
