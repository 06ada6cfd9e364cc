package dev.rowhouse.portal.api.once;

import dev.rowhouse.portal.api.once.Answers.Before;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * For what streams (exec, uploads) and cannot be one transaction: the name is held by a lease that
 * is prolonged while the work goes on. A process that dies midway lets go of it within the lease,
 * and the next request of that name does the work again.
 */
@Component
class LongChanges {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private final Answers answers;
  private final Clock clock;

  LongChanges(Answers answers, Clock clock) {
    this.answers = answers;
    this.clock = clock;
  }

  void answer(
      Asked asked, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Instant until = clock.instant().plus(LEASE);
    if (!answers.take(asked, until) && !takeOver(asked, until)) {
      Optional<Answer> before = Repeats.of(answers, asked);
      if (before.isPresent()) {
        if (!before.get().answers(request)) {
          throw Repeats.reused();
        }
        before.get().replay(response);
        return;
      }
      if (!answers.take(asked, until)) {
        throw Repeats.inProgress();
      }
    }
    try (var _ = new Hold(asked, until)) {
      run(asked, request, response, chain);
    }
  }

  private boolean takeOver(Asked asked, Instant until) {
    Instant now = clock.instant();
    return answers
        .before(asked)
        .filter(before -> isAbandoned(asked, before, now))
        .map(before -> answers.hold(asked, before.busyUntil(), until))
        .orElse(false);
  }

  private static boolean isAbandoned(Asked asked, Before before, Instant now) {
    return before.answer() == null
        && before.digest().equals(asked.digest())
        && before.busyUntil().isBefore(now);
  }

  private void run(
      Asked asked, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var copied = new CopiedResponse(response);
    boolean done = false;
    try {
      chain.doFilter(request, copied);
      done = Answer.worthKeeping(response);
    } finally {
      if (done) {
        answers.keep(asked, copied.answer(request));
      } else {
        answers.forget(asked);
      }
    }
  }

  /** Prolongs the lease until closed. */
  private final class Hold implements AutoCloseable {
    private final Thread thread;

    Hold(Asked asked, Instant until) {
      thread = Thread.ofVirtual().name("idempotency-hold").start(() -> prolong(asked, until));
    }

    private void prolong(Asked asked, Instant first) {
      Instant until = first;
      try {
        while (true) {
          Thread.sleep(LEASE.dividedBy(3));
          Instant next = clock.instant().plus(LEASE);
          if (!answers.hold(asked, until, next)) {
            return;
          }
          until = next;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      thread.interrupt();
    }
  }
}
