package dev.rowhouse.portal.door;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How many requests at one house's door are worked on at once: a crowd before one house waits for
 * itself, and processors and database are there for the people of all others. The first to come is
 * the first whose turn it is.
 */
@Component
class Turns {
  private final int atOnce;
  private final Duration patience;
  private final Duration lapse;
  private final Map<String, Line> lines = new ConcurrentHashMap<>();
  private final ThreadLocal<@Nullable Turn> mine = new ThreadLocal<>();
  private final ScheduledThreadPoolExecutor lapses =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("door-turns").factory());

  /**
   * @param atOnce 0 for half of the processors, at least one: the rest is for everybody else
   * @param patience for how long somebody waits for their turn
   * @param lapse work takes milliseconds; whoever has a turn for longer than this waits for
   *     something, and goes on without one
   */
  Turns(
      @Value("${rowhouse.sign-in.at-once:0}") int atOnce,
      @Value("${rowhouse.sign-in.turn-patience:20s}") Duration patience,
      @Value("${rowhouse.sign-in.turn:1s}") Duration lapse) {
    this.atOnce = atOnce > 0 ? atOnce : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    this.patience = patience;
    this.lapse = lapse;
  }

  /** Those at one house's door, waiting or at work. */
  private record Line(Semaphore free, int people) {
    Line with(int more) {
      return new Line(free, people + more);
    }
  }

  /** One request at work; given back once, whoever does so. */
  private record Turn(String house, Line line, AtomicBoolean given) {
    void giveBack() {
      if (given.compareAndSet(false, true)) {
        line.free().release();
      }
    }
  }

  /**
   * Waits until it is this request's turn.
   *
   * @return false when that took too long, and nothing is to be ended
   */
  boolean begin(String house) {
    Line line =
        Objects.requireNonNull(
            lines.compute(
                house,
                (_, known) ->
                    known == null ? new Line(new Semaphore(atOnce, true), 1) : known.with(1)));
    if (take(house, line)) {
      return true;
    }
    leave(house);
    return false;
  }

  /** This request is answered. */
  void end() {
    Turn turn = mine.get();
    if (turn != null) {
      mine.remove();
      turn.giveBack();
      leave(turn.house());
    }
  }

  /** What takes as long as somebody else's machine does, while others of this house go on here. */
  <T> T aside(Supplier<T> work) {
    Turn turn = mine.get();
    if (turn == null) {
      return work.get();
    }
    turn.giveBack();
    try {
      return work.get();
    } finally {
      // Whoever waits too long for another turn is not sent away in the middle of their sign-in.
      take(turn.house(), turn.line());
    }
  }

  /** Houses at whose doors somebody is. */
  int crowds() {
    return lines.size();
  }

  private boolean take(String house, Line line) {
    try {
      if (!line.free().tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    var turn = new Turn(house, line, new AtomicBoolean());
    mine.set(turn);
    lapses.schedule(turn::giveBack, lapse.toMillis(), TimeUnit.MILLISECONDS);
    return true;
  }

  private void leave(String house) {
    lines.computeIfPresent(house, (_, line) -> line.people() == 1 ? null : line.with(-1));
  }

  @PreDestroy
  void close() {
    lapses.shutdownNow();
  }
}
